package io.tif1.model;

/** placeholder */
public record SessionKey(int season, String event, String session) {}
