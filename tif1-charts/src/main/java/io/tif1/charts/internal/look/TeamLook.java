package io.tif1.charts.internal.look;

import io.tif1.charts.Palette;
import io.tif1.charts.internal.draw.Colour;
import io.tif1.charts.internal.draw.DotShape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a team looks in a picture: by a colour at least {@link Distinct#LEAST} from those of all
 * other teams, and a shape that no other has while there are shapes.
 */
public record TeamLook(Colour colour, DotShape shape) {
  private static final List<DotShape> SHAPES = List.of(DotShape.values());

  /**
   * The looks of teams. They depend neither on the order of the teams nor on who is drawn, so all
   * pictures of a session agree.
   *
   * @param teams all of the session, as the data writes them
   */
  public static Map<String, TeamLook> of(Collection<String> teams, Palette palette, Ink ink) {
    List<String> ordered =
        teams.stream()
            .distinct()
            .sorted(
                Comparator.comparingInt(TeamColours::rank).thenComparing(Comparator.naturalOrder()))
            .toList();
    Map<String, Colour> colours = colours(ordered, palette, ink);
    Map<String, DotShape> shapes = shapes(ordered);
    Map<String, TeamLook> looks = new LinkedHashMap<>();
    for (String team : ordered) {
      DotShape shape = shapes.getOrDefault(team, DotShape.CIRCLE);
      looks.put(team, new TeamLook(colours.getOrDefault(team, ink.muted()), shape));
    }
    return looks;
  }

  /** A team's own colour; if it is too like one before it, the nearest that is not. */
  private static Map<String, Colour> colours(List<String> teams, Palette palette, Ink ink) {
    Map<String, Colour> colours = new LinkedHashMap<>();
    List<String> alike = new ArrayList<>();
    for (String team : teams) {
      Optional<Colour> own = palette.teamColour(team).map(Colour::of).map(ink::visible);
      if (own.isPresent() && Distinct.isApart(own.get(), colours.values())) {
        colours.put(team, own.get());
      } else {
        alike.add(team);
      }
    }
    for (String team : alike) {
      Optional<Colour> own = palette.teamColour(team).map(Colour::of).map(ink::visible);
      Set<Colour> used = Set.copyOf(colours.values());
      colours.put(
          team,
          own.map(wanted -> Distinct.like(wanted, used, ink.panel()))
              .orElseGet(() -> Distinct.from(used, ink.panel())));
    }
    return colours;
  }

  /** Known teams have the same shape in all seasons; others take what is free. */
  private static Map<String, DotShape> shapes(List<String> teams) {
    Map<String, DotShape> shapes = new LinkedHashMap<>();
    Set<DotShape> free = EnumSet.allOf(DotShape.class);
    for (String team : teams) {
      int rank = TeamColours.rank(team);
      if (rank < SHAPES.size() && free.remove(SHAPES.get(rank))) {
        shapes.put(team, SHAPES.get(rank));
      }
    }
    for (String team : teams) {
      if (!shapes.containsKey(team)) {
        if (free.isEmpty()) {
          free = EnumSet.allOf(DotShape.class);
        }
        DotShape next = free.iterator().next();
        free.remove(next);
        shapes.put(team, next);
      }
    }
    return shapes;
  }
}
