namespace Entente.Linkage.Forms;

/// <summary>Which part of a name a text is.</summary>
public enum NamePart
{
    /// <summary>A whole name.</summary>
    Whole,

    /// <summary>Given names alone.</summary>
    Given,

    /// <summary>The family name alone.</summary>
    Family,
}
