namespace Entente.Linkage.Names;

/// <summary>Whose name it is.</summary>
public enum NameKind
{
    /// <summary>A person: words in any order, initials, short forms, patronymics, titles.</summary>
    Person,

    /// <summary>A company or another body: legal forms tell nothing, dotted letters are one word.</summary>
    Organisation,
}
