package io.tif1.tests.arch.seeded.charts;

import java.awt.image.BufferedImage;

/** Breaks: only the drawing knows pixels. */
record DrawsByItself(BufferedImage image) {}
