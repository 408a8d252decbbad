package io.tif1.charts.internal.draw;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes a scene as PNG. Draws in memory: no display is needed, but fonts are. */
public final class PngWriter {
  private PngWriter() {}

  /** The scene in pixels. */
  public static byte[] write(Scene scene) {
    int width = (int) Math.round(scene.width() * scene.scale());
    int height = (int) Math.round(scene.height() * scene.scale());
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Painter.paint(scene, image, scene.scale());
    return encoded(image);
  }

  /** In memory: ImageIO's own way would put a file into the folder for temporary ones. */
  private static byte[] encoded(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(image);
    } catch (IOException e) {
      throw new UncheckedIOException("a PNG could not be written to memory", e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
