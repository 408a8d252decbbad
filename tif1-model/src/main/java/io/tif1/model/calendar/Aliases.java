package io.tif1.model.calendar;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Well-known names that the calendar does not use, or not in every year: of countries in the
 * languages people follow races in, of circuits, and of events that have since been renamed. A line
 * gives the calendar's name first, then what else means it. An alias counts only where the calendar
 * of the season has that name, so "Deutschland" is nobody's name in a season without a race there.
 */
final class Aliases {
  private static final List<List<String>> TABLE =
      List.of(
          of(
              "Abu Dhabi",
              "United Arab Emirates",
              "UAE",
              "Emirates",
              "Yas Marina",
              "Yas Marina Circuit",
              "Yas Island",
              "Abu Dabi",
              "Vereinigte Arabische Emirate",
              "VAE",
              "Émirats arabes unis",
              "Emiratos Árabes Unidos",
              "EAU",
              "Emirati Arabi Uniti",
              "Emirados Árabes Unidos",
              "Verenigde Arabische Emiraten",
              "أبوظبي"),
          of("Austin", "COTA", "Circuit of the Americas"),
          of("Australia", "Australien", "Australie", "Australië"),
          of("Austria", "Österreich", "Oesterreich", "Autriche", "Oostenrijk"),
          of(
              "Azerbaijan",
              "Aserbaidschan",
              "Azerbaïdjan",
              "Azerbaiyán",
              "Azerbaigian",
              "Azerbaijão",
              "Azerbeidzjan",
              "Azərbaycan",
              "Azerbaycan"),
          of("Bahrain", "Bahrein", "Bahréin", "Barein", "البحرين"),
          of("Baku", "Bakı", "Bakou", "Bakú", "Baku City Circuit"),
          of(
              "Barcelona",
              "Catalunya",
              "Catalonia",
              "Cataluña",
              "Montmeló",
              "Circuit de Barcelona-Catalunya"),
          of("Belgium", "Belgien", "Belgique", "België", "Bélgica", "Belgio"),
          of(
              "Brazil",
              "Brasil",
              "Brasilien",
              "Brésil",
              "Brasile",
              "Brazilië",
              "Brazilian",
              "Brasileiro"),
          of("Budapest", "Hungaroring", "Mogyoród"),
          of("Canada", "Kanada"),
          of("China", "Chine", "Cina", "中国"),
          of("Emilia Romagna", "Emilia-Romagne", "Émilie-Romagne", "Emilia Romaña"),
          of("France", "Frankreich", "Francia", "França", "Frankrijk"),
          of(
              "Germany",
              "Deutschland",
              "Allemagne",
              "Alemania",
              "Alemanha",
              "Germania",
              "Duitsland"),
          of("Hockenheim", "Hockenheimring"),
          of(
              "Hungary",
              "Magyarország",
              "Magyar",
              "Ungarn",
              "Hongrie",
              "Hungría",
              "Ungheria",
              "Hongarije"),
          of("Imola", "Autodromo Enzo e Dino Ferrari", "Enzo e Dino Ferrari"),
          of("Istanbul", "Istanbul Park", "İstanbul Park"),
          of("Italy", "Italia", "Italien", "Italie", "Itália", "Italië"),
          of("Japan", "Japon", "Japón", "Giappone", "Japão", "Nippon", "日本"),
          of(
              "Jeddah",
              "Jidda",
              "Jiddah",
              "Djeddah",
              "Dschidda",
              "Yeda",
              "Gedda",
              "Jeddah Corniche",
              "Jeddah Corniche Circuit"),
          of(
              "Kuala Lumpur",
              "Sepang",
              "Sepang International Circuit",
              "Malaysia",
              "Malaysian",
              "Malaisie",
              "Malasia",
              "Malesia"),
          of("Las Vegas", "Las Vegas Strip", "Las Vegas Strip Circuit"),
          of("Le Castellet", "Paul Ricard", "Circuit Paul Ricard"),
          of("Lusail", "Losail", "Lusail International Circuit", "Losail International Circuit"),
          of("Madrid", "Madring"),
          of("Melbourne", "Albert Park"),
          of("Mexico", "México", "Mexiko", "Mexique", "Messico", "Mexican"),
          of(
              "Mexico City",
              "Ciudad de México",
              "CDMX",
              "Mexiko-Stadt",
              "Cidade do México",
              "Città del Messico",
              "Hermanos Rodríguez",
              "Autódromo Hermanos Rodríguez"),
          of("Miami", "Miami International Autodrome", "Hard Rock Stadium"),
          of("Monaco", "Monte Carlo", "Circuit de Monaco"),
          of("Montréal", "Gilles Villeneuve", "Circuit Gilles Villeneuve"),
          of("Monza", "Autodromo Nazionale Monza"),
          of("Mugello", "Toscana"),
          of(
              "Netherlands",
              "The Netherlands",
              "Holland",
              "Nederland",
              "Niederlande",
              "Pays-Bas",
              "Países Bajos",
              "Países Baixos",
              "Paesi Bassi",
              "Olanda",
              "Holanda",
              "Hollande"),
          of("Nürburgring", "Nuerburgring"),
          of("Portimão", "Algarve"),
          of("Portugal", "Portogallo", "Portugiesisch"),
          of("Qatar", "Katar", "Catar", "قطر"),
          of("Russia", "Russland", "Russie", "Rusia", "Rusland", "Россия"),
          of("Sakhir", "Bahrain International Circuit"),
          of(
              "Saudi Arabia",
              "Saudi-Arabien",
              "Arabie saoudite",
              "Arabia Saudita",
              "Arabia Saudí",
              "Arábia Saudita",
              "Saoedi-Arabië",
              "KSA",
              "السعودية"),
          of("Shanghai", "Shanghai International Circuit", "Xangai", "上海"),
          of(
              "Silverstone",
              "Silverstone Circuit",
              "Great Britain",
              "Britain",
              "United Kingdom",
              "UK",
              "GB",
              "England",
              "Großbritannien",
              "Grossbritannien",
              "Grande-Bretagne",
              "Royaume-Uni",
              "Angleterre",
              "Gran Bretaña",
              "Reino Unido",
              "Inglaterra",
              "Gran Bretagna",
              "Regno Unito",
              "Inghilterra",
              "Grã-Bretanha",
              "Groot-Brittannië",
              "Verenigd Koninkrijk"),
          of(
              "Singapore",
              "Singapur",
              "Singapour",
              "Singapura",
              "Cingapura",
              "Marina Bay",
              "Marina Bay Street Circuit"),
          of("Sochi", "Sotschi", "Sotchi", "Sóchi", "Сочи"),
          of("Spa-Francorchamps", "Circuit de Spa-Francorchamps"),
          of("Spain", "España", "Spanien", "Espagne", "Espanha", "Spagna", "Spanje"),
          of("Spielberg", "Red Bull Ring", "Österreichring"),
          of("Styrian", "Styria", "Steiermark", "Styrie", "Estiria", "Stiria"),
          of("Suzuka", "鈴鹿"),
          of("São Paulo", "Interlagos", "José Carlos Pace", "Autódromo José Carlos Pace"),
          of("Turkey", "Türkiye", "Türkei", "Turquie", "Turquía", "Turchia", "Turkije"),
          of("Tuscan", "Tuscany", "Toskana", "Toscane"),
          of(
              "United States",
              "United States of America",
              "USA",
              "US",
              "America",
              "American",
              "Vereinigte Staaten",
              "États-Unis",
              "Estados Unidos",
              "EEUU",
              "EE. UU.",
              "EUA",
              "Stati Uniti",
              "Verenigde Staten",
              "Amerika"),
          of("Zandvoort", "Circuit Zandvoort"));

  private static final Map<String, Folded> BY_ALIAS = byAlias();

  private Aliases() {}

  /** The calendar's name for {@code asked}; null if it is no alias. */
  static @Nullable Folded resolve(Folded asked) {
    return BY_ALIAS.get(asked.letters());
  }

  /** All aliases, in letters, and what they stand for. */
  static Map<String, Folded> all() {
    return BY_ALIAS;
  }

  private static List<String> of(String... names) {
    return List.of(names);
  }

  private static Map<String, Folded> byAlias() {
    var map = new HashMap<String, Folded>();
    for (List<String> line : TABLE) {
      Folded name = Folded.of(line.get(0));
      for (String alias : line.subList(1, line.size())) {
        map.put(Folded.of(alias).letters(), name);
      }
    }
    return Map.copyOf(map);
  }
}
