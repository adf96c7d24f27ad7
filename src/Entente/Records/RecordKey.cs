using Entente.Access;
using Entente.Foundation;

namespace Entente.Records;

/// <summary>One way by which a record is found: search looks up keys, and so does matching for its candidates. Holds a hash, never a value.</summary>
public sealed class RecordKey
{
    /// <summary>The kind in the top byte, 56 bits of a hash of the normal form below: see <see cref="Keys"/>.</summary>
    [Open] public required long Key { get; init; }
    [Open] public required RecordId Record { get; init; }

    /// <summary>The record's owner, so that a reader of one organisation looks up only their own.</summary>
    [Open] public required OrganisationId Organisation { get; init; }
}

/// <summary>What a key is made of. The numbers are stored.</summary>
public enum KeyKind
{
    Reference = 1,
    /// <summary>One word of a name, in Latin letters, folded.</summary>
    NameToken = 2,
    /// <summary>The sound of one word of a name: survives vowels, doubled letters and most transliterations.</summary>
    NameSound = 3,
    /// <summary>The sound of one word of a name with the year of birth.</summary>
    NameYear = 4,
    BirthDate = 5,
    Phone = 6,
    Email = 7,
    Document = 8,
    Vehicle = 9,
    Account = 10,
    PostCode = 11,
    /// <summary>One word of an address or place.</summary>
    PlaceToken = 12,
    /// <summary>One word of free text.</summary>
    TextToken = 13,
    /// <summary>The number within its source.</summary>
    External = 14,
    /// <summary>Points to another record by its reference or number.</summary>
    Link = 15,
    /// <summary>The schema's own numbers: registration of a company, IMO, chassis.</summary>
    Identifier = 16,
    /// <summary>A whole address, or its house and post code, in the form of <see cref="Addresses"/>.</summary>
    Address = 17,
}
