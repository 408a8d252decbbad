/** The calendar 2018 to 2026: which sessions there are, when they start and how they are called. */
package io.tif1.model.calendar;
