using Entente.Cases.Consent;
using Entente.Foundation;

namespace Entente.Cases.Interviews;

/// <summary>What a person can be asked about, and from the how manyth time on a reason is wanted. From data/interviews/topics.json.</summary>
public sealed record InterviewTopics(string Source, int ReasonFrom, IReadOnlyList<Term> Topics)
{
    public static InterviewTopics Shipped { get; } = From(DataFolder.Shipped);

    public static InterviewTopics From(DataFolder data)
    {
        var topics = data.Read<InterviewTopics>("interviews/topics.json");
        return topics.ReasonFrom >= 2 && topics.Topics.DistinctBy(t => t.Code).Count() == topics.Topics.Count ? topics
            : throw new InvalidDataException("data/interviews/topics.json: 'reasonFrom' is 2 at least, and each topic has its own code.");
    }
}
