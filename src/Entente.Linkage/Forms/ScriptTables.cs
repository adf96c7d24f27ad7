namespace Entente.Linkage.Forms;

/// <summary>Letters of Latin with marks and of other scripts as plain Latin letters; "." is a letter or mark that has no sound of its own.</summary>
/// <remarks>One romanisation each, near the passports' (ICAO Doc 9303 where it has one). It needs no exactness: other romanisations of the same
/// letter are met by the sound key, which sees rough classes of consonants.</remarks>
internal static class ScriptTables
{
    /// <summary>A stretch of code points with their letters.</summary>
    /// <param name="First">The first code point.</param>
    /// <param name="Letters">Latin letters for each code point in turn, parted by spaces.</param>
    /// <param name="WithoutVowels">Whether the script leaves short vowels out, so that only consonants can be compared.</param>
    internal readonly record struct Stretch(int First, string Letters, bool WithoutVowels = false);

    public static readonly Stretch[] All =
    [
        // Latin-1, Latin Extended A and B
        new(0x00C0, "a a a a a a ae c e e e e i i i i d n o o o o o . o u u u u y th ss a a a a a a ae c e e e e i i i i d n o o o o o . o u u u u " +
            "y th y a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g g g g g h h h h i i i i i i i i i i ij ij j j k k k l " +
            "l l l l l l l l l n n n n n n n n n o o o o o o oe oe r r r r r r s s s s s s s s t t t t t t u u u u u u u u u u u u w w y y " +
            "y z z z z z z s b b b b . . . c c . d d d . e e . f f g . h . i k k l . . . n o o o . . p p . s s . . t t t . u u . . y y z z " +
            ". . . . . . . . . . . . . dz dz dz lj lj lj nj nj nj a a i i o o u u u u u u u u u u e a a a a ae ae g g g g k k o o o o . . " +
            "j dz dz dz g g h . n n a a ae ae o o a a a a e e e e i i i i o o o o r r r r u u u u s s t t . . h h n . . . z z a a e e o o " +
            "o o o o o o y y . . . . . . . c c l . s z . . b . . e e j j q q r r y y"),
        // Latin Extended Additional: Vietnamese among others
        new(0x1E00, "a a b b b b b b c c d d d d d d d d d d e e e e e e e e e e f f g g h h h h h h h h h h i i i i k k k k k k l l l l l l l l m " +
            "m m m m m n n n n n n n n o o o o o o o o p p p p r r r r r r r r s s s s s s s s s s t t t t t t t t u u u u u u u u u u v v " +
            "v v w w w w w w w w w w x x x x y y z z z z z z h t w y . s . . ss . a a a a a a a a a a a a a a a a a a a a a a a a e e e e " +
            "e e e e e e e e e e e e i i i i o o o o o o o o o o o o o o o o o o o o o o o o u u u u u u u u u u u u u u y y y y y y y y . " +
            ". . . . ."),
        // Greek
        new(0x0386, "a . e i i . o . y o i a v g d e z i th i k l m n x o p r . s t y f kh ps o i y a e i i y a v g d e z i th i k l m n x o p r s " +
            "s t y f kh ps o i y o y o"),
        // Cyrillic
        new(0x0400, "e yo dj gj ye dz i yi j lj nj c kj i u dzh a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh sht a y . e yu ya a b v g d " +
            "e zh z i y k l m n o p r s t u f kh ts ch sh sht a y . e yu ya e yo dj gj ye dz i yi j lj nj c kj i u dzh . . . . . . . . . . " +
            ". . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . g g gh gh . . . . . . q q . . . . . . n n . . . . " +
            ". . . . . . u u u u h h . . j j . . h h . . . . . . . . . . . . . . . . . . . . . . . . . . . . a a . . . . . . . . i i . . . " +
            ". o o . . . . u u . . . ."),
        // Armenian
        new(0x0531, "a b g d e z e y t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts u p k o f . . . . . . . . . . a b g d e z e y t zh " +
            "i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts u p k o f ev"),
        // Hebrew
        new(0x05D0, "a b g d h v z kh t y kh k l m m n n s a p p ts ts k r sh t", true),
        // Arabic, with the letters of Persian and Urdu
        new(0x0621, ". a a w i y a b a t th j h kh d dh r z s sh s d t z a gh . . . . . . f q k l m n h w a y . . . . . . . . . . . . . . . . . . " +
            ". . . . . . . . . . . . . . . . . . . . a . . . . . . . t . . . . p . . . . . . . ch . d . . . . . . . . r . . . . . . zh . . " +
            ". . . . . . . . . . . . . . k . . . . . g . . . . . . . . . . n . . . h . h h . . . . . . . . . . y . . . . . e . . e", true),
        // Georgian
        new(0x10D0, "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h"),
    ];

    /// <summary>Latin letters of code points below 0x2000; null where a code point is no letter of these scripts.</summary>
    public static readonly byte[]?[] Letters = Build();

    /// <summary>Whether a code point belongs to a script without vowels.</summary>
    public static bool LacksVowels(int point) => point is >= 0x5D0 and < 0x700;

    private static byte[]?[] Build()
    {
        var letters = new byte[0x2000][];
        foreach (var stretch in All)
        {
            var at = stretch.First;
            foreach (var word in stretch.Letters.Split(' ')) letters[at++] = word == "." ? [] : System.Text.Encoding.ASCII.GetBytes(word);
        }

        return letters;
    }
}
