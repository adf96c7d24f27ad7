namespace Entente.Linkage.Tables;

/// <summary>What a column says about somebody. It decides how values are cleaned, compared and used for finding.</summary>
public enum ColumnRole
{
    /// <summary>Not compared.</summary>
    Ignored,

    /// <summary>Given names.</summary>
    GivenName,

    /// <summary>Family names.</summary>
    FamilyName,

    /// <summary>Whole names.</summary>
    FullName,

    /// <summary>A date, mostly of birth.</summary>
    Date,

    /// <summary>Sex.</summary>
    Sex,

    /// <summary>A number that an authority gave, one for each person.</summary>
    Identifier,

    /// <summary>A phone number.</summary>
    Phone,

    /// <summary>A mail address.</summary>
    Email,

    /// <summary>A street with or without house number, or another line of an address.</summary>
    Address,

    /// <summary>A town, district or region.</summary>
    Place,

    /// <summary>A post code.</summary>
    PostCode,

    /// <summary>Nationality or country of birth: goes with the name.</summary>
    Nationality,

    /// <summary>Country or state of residence: goes with the place.</summary>
    Country,

    /// <summary>A number that is short: a house number, an age.</summary>
    Number,

    /// <summary>One of a few words: an occupation, an agency.</summary>
    Category,

    /// <summary>The day of a month. Read with the columns for month and year beside it, together one date.</summary>
    Day,

    /// <summary>A month, as a number or by its name. Read with the columns for year and day beside it, together one date.</summary>
    Month,

    /// <summary>A year, mostly of birth. Read with the columns for month and day beside it where there are any, together one date.</summary>
    Year,

    /// <summary>Degrees north, south below zero. Read with the column for longitude beside it, together one position.</summary>
    Latitude,

    /// <summary>Degrees east, west below zero. Read with the column for latitude beside it, together one position.</summary>
    Longitude,

    /// <summary>Latitude and longitude in one value.</summary>
    Position,

    /// <summary>Free words: a title, a product's name, a description. Two are compared by the words that they share, and found by those that few others have.</summary>
    Words,
}
