namespace Entente.Linkage;

/// <summary>What two records are compared on.</summary>
public enum Feature
{
    /// <summary>Given names.</summary>
    GivenName,

    /// <summary>Family names.</summary>
    FamilyName,

    /// <summary>Whether given and family name stand in the same places.</summary>
    NameOrder,

    /// <summary>Whole names, where a side does not tell given from family.</summary>
    FullName,

    /// <summary>Date of birth or founding.</summary>
    BirthDate,

    /// <summary>Sex.</summary>
    Sex,

    /// <summary>Nationality or jurisdiction.</summary>
    Nationality,

    /// <summary>Document and registration numbers.</summary>
    Document,

    /// <summary>Phone numbers.</summary>
    Phone,

    /// <summary>Mail addresses.</summary>
    Email,

    /// <summary>Bank and user accounts.</summary>
    Account,

    /// <summary>Plates and chassis numbers.</summary>
    Vehicle,

    /// <summary>Postal addresses.</summary>
    Address,

    /// <summary>Towns and districts.</summary>
    Place,
}

/// <summary>How far two values agree. Each feature uses some of these; better agreement comes first.</summary>
public enum Level
{
    /// <summary>The same value, marks, case and order of words aside.</summary>
    Same,

    /// <summary>Given and family name stand in each other's place.</summary>
    Swapped,

    /// <summary>One letter or digit was changed, dropped, added or exchanged with its neighbour.</summary>
    OneLetter,

    /// <summary>Another form of the same name: a diminutive or another spelling of the same sound.</summary>
    Variant,

    /// <summary>Day and month are exchanged.</summary>
    DayMonthSwapped,

    /// <summary>One of day, month and year differs.</summary>
    OnePartOff,

    /// <summary>Same year and month; the day is not known on a side.</summary>
    SameMonth,

    /// <summary>Both say 1 January of the same year. Often it stands for "not known", so it counts less than another date; but two strangers seldom both bear it, so it counts more than the year.</summary>
    SameFirstOfYear,

    /// <summary>Same year; no more is known on a side, or one of them says 1 January, which often stands for "not known".</summary>
    SameYear,

    /// <summary>Years at most two apart, at least one of them estimated or without day.</summary>
    NearYear,

    /// <summary>Much alike.</summary>
    Similar,

    /// <summary>One holds all of the other: "Maria Elena" and "Maria".</summary>
    Part,

    /// <summary>An initial that fits.</summary>
    Initial,

    /// <summary>Some words in common.</summary>
    Shared,

    /// <summary>Nothing of this in common.</summary>
    Different,
}
