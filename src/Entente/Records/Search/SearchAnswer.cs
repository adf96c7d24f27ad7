using Entente.Access;
using Entente.Audit;
using Entente.Foundation;

namespace Entente.Records.Search;

/// <summary>Somebody searched.</summary>
/// <param name="Trace">A keyed mark of what they typed, which may name a person: see <see cref="SearchTrace"/>.</param>
public sealed record Searched(string Trace, int Found) : Event
{
    public override EventSort Sort => EventSort.Read;

    /// <summary>Records that they may not see and of which they were told only whom to ask. Ids, not references: the searcher may read this line and must not learn which.</summary>
    public IReadOnlyList<RecordId> PointedTo { get; init; } = [];
}

/// <summary>What was found.</summary>
/// <param name="Hits">One page of it.</param>
/// <param name="Count">How many in all, of those that this reader may see.</param>
/// <param name="More">There may be more than were looked at: ask more narrowly.</param>
public sealed record SearchAnswer(IReadOnlyList<SearchHit> Hits, int Count, bool More, int Page, int Pages)
{
    /// <summary>What is kept from this reader and bears the very number they searched for: whom to ask.</summary>
    public IReadOnlyList<SearchPointer> Pointers { get; init; } = [];
}

/// <summary>One record that was found, in the shape that the reader may see.</summary>
public sealed record SearchHit(Reference Reference, string Schema, string Caption, DateTimeOffset Learned, IReadOnlyList<SearchReason> Why, int Weight)
{
    public override string ToString() => Reference.Text;
}

/// <summary>Why it was found: the kind of key, the property it lies in, and how well it is met.</summary>
public sealed record SearchReason(KeyKind Kind, string Property, FoundHow How = FoundHow.Exactly);

/// <summary>Met to the letter (or to the sound, which the kind of key tells), but for one letter, or as a part of the case or referral that was quoted.</summary>
public enum FoundHow { Exactly, ButForOneLetter, OfTheSameDossier }

/// <summary>That there is something, and whom to ask. Nothing else of it, and not how many.</summary>
/// <param name="Holder">Who holds it; empty where that may not be said.</param>
/// <param name="Schema">What sort of thing; empty where that may not be said.</param>
/// <param name="Compartment">On which side it is kept; null where the reader may know only that there is something.</param>
public sealed record SearchPointer(string Ask, string Holder, string Schema, Compartment? Compartment);
