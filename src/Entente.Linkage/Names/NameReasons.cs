namespace Entente.Linkage.Names;

/// <summary>What made a score of two names what it is.</summary>
[Flags]
public enum NameReasons
{
    /// <summary>Nothing to tell: the same words in the same order, or nothing in common.</summary>
    None = 0,

    /// <summary>The words stand in another order.</summary>
    OrderSwapped = 1,

    /// <summary>An initial stands for a word.</summary>
    Initial = 1 << 1,

    /// <summary>A diminutive, or another language's form of a name.</summary>
    Diminutive = 1 << 2,

    /// <summary>One side has a patronymic that the other leaves out.</summary>
    Patronymic = 1 << 3,

    /// <summary>The same sound, spelled in another way or read from another script.</summary>
    Transliteration = 1 << 4,

    /// <summary>Words joined on one side and parted on the other.</summary>
    Compound = 1 << 5,

    /// <summary>A few letters differ.</summary>
    Slip = 1 << 6,

    /// <summary>One side has words that the other lacks.</summary>
    MissingPart = 1 << 7,

    /// <summary>Each side has a word that fits nothing on the other.</summary>
    ContradictingPart = 1 << 8,

    /// <summary>A title was left out of account.</summary>
    TitleIgnored = 1 << 9,

    /// <summary>A legal form was left out of account.</summary>
    LegalFormIgnored = 1 << 10,
}
