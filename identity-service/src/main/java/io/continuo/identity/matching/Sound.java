package io.continuo.identity.matching;

/** How a name sounds (Soundex, R. C. Russell, 1918); a name in another script than Latin is taken by its beginning. */
final class Sound {

    private static final String CODES = "01230120022455012623010202";
    private static final int LENGTH = 4;

    private Sound() {}

    static String of(String name) {
        StringBuilder sound = new StringBuilder();
        char last = 0;
        for (int i = 0; i < name.length() && sound.length() < LENGTH; i++) {
            char letter = name.charAt(i);
            char code = code(letter);
            if (sound.isEmpty() && letter != ' ') {
                sound.append(letter);
            } else if (code > '0' && code != last) {
                sound.append(code);
            }
            if (letter != 'h' && letter != 'w') {
                last = code;
            }
        }
        return sound.toString();
    }

    private static char code(char letter) {
        if (letter >= 'a' && letter <= 'z') {
            return CODES.charAt(letter - 'a');
        }
        return letter == ' ' ? '0' : letter;
    }
}
