namespace Entente.Linkage.Train;

/// <summary>What a pair of records can be. The engine tells four kinds apart, where plain Fellegi-Sunter tells two.</summary>
internal enum PairKind
{
    /// <summary>Two records of one person.</summary>
    Match,

    /// <summary>Two people who have nothing to do with each other.</summary>
    Strangers,

    /// <summary>Two people of one household or family: they share family name, address, phone, but not given name and birth date.</summary>
    Household,

    /// <summary>Two people who share a contact: one phone of a whole group, one house full of workers.</summary>
    Contact,
}
