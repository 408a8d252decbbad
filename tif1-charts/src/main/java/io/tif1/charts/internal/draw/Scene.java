package io.tif1.charts.internal.draw;

import java.util.List;

/**
 * A picture before it is written: marks in the order in which they are drawn.
 *
 * @param width in the unit of its marks
 * @param height in the unit of its marks
 * @param scale pixels of the image for each of these units
 * @param title what it shows, for people who do not see it
 * @param description what is on it, in a sentence
 */
public record Scene(
    double width,
    double height,
    double scale,
    Colour ground,
    String title,
    String description,
    List<Mark> marks) {}
