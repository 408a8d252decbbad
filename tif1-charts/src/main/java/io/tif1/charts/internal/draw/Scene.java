package io.tif1.charts.internal.draw;

import java.util.List;

/**
 * A picture before it is written: marks in the order in which they are drawn.
 *
 * @param title what it shows, for people who do not see it
 * @param description what is on it, in a sentence
 */
public record Scene(
    double width,
    double height,
    Colour ground,
    String title,
    String description,
    List<Mark> marks) {}
