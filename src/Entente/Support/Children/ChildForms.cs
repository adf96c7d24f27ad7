namespace Entente.Support.Children;

/// <summary>What is entered of a guardian; null is not answered.</summary>
public sealed record GuardianForm
{
    public string? Sort { get; init; }
    public string? Name { get; init; }
    public string? Relation { get; init; }
    public DateOnly? AppointedOn { get; init; }
    public string? AppointedBy { get; init; }
    public string? Contact { get; init; }
    public string? Conflict { get; init; }

    public override string ToString() => nameof(GuardianForm);
}

/// <summary>What is entered when somebody is no longer the guardian.</summary>
public sealed record GuardianEndForm
{
    public DateOnly? Day { get; init; }
    public string? End { get; init; }
    public string? Words { get; init; }

    public override string ToString() => nameof(GuardianEndForm);
}

/// <summary>What is entered of a child's best interests in one question.</summary>
public sealed record BestInterestsForm
{
    /// <summary>The first version of what is looked at again; empty for a question that nobody has asked.</summary>
    public string? First { get; init; }
    public string? Question { get; init; }
    public string? QuestionWords { get; init; }
    public string? Views { get; init; }
    public string? Language { get; init; }
    public string? WithoutViews { get; init; }
    public string? TookPart { get; init; }
    public string? Conclusion { get; init; }
    public string? Because { get; init; }
    public DateOnly? ReviewOn { get; init; }

    /// <summary>The version that was on the page; 0 where there was none.</summary>
    public int Number { get; init; }

    /// <summary>What stands now, to be looked at again. The child is asked anew: their views and the day are not taken over unread.</summary>
    public static BestInterestsForm Again(BestInterests now) => new() { First = now.First.Text, Question = now.Question, QuestionWords = now.QuestionWords, TookPart = now.TookPart, Conclusion = now.Conclusion, Because = now.Because, Number = now.Number };

    public override string ToString() => nameof(BestInterestsForm);
}

/// <summary>What is entered of a child's school.</summary>
public sealed record SchoolForm
{
    public string? State { get; init; }
    public string? Name { get; init; }
    public string? Address { get; init; }
    public string? Town { get; init; }
    public string? PostCode { get; init; }
    public DateOnly? From { get; init; }
    public string? Words { get; init; }
    public string? Done { get; init; }

    /// <summary>The version that was on the page; 0 where there was none.</summary>
    public int Number { get; init; }

    public static SchoolForm Again(Schooling? now) => now is null ? new() : new() { State = now.State, Name = now.Name, Address = now.Address, Town = now.Town, PostCode = now.PostCode, From = now.Since, Words = now.Words, Done = now.Done, Number = now.Number };

    public override string ToString() => nameof(SchoolForm);
}

/// <summary>What is entered of somebody who depends on the person.</summary>
public sealed record DependentForm
{
    public string? Name { get; init; }
    public string? Relation { get; init; }
    public int? Age { get; init; }
    public bool? IsWithThem { get; init; }
    public string? Safety { get; init; }
    public string? Needs { get; init; }
    public string? Done { get; init; }
    public string? Linked { get; init; }

    /// <summary>The version that was on the page.</summary>
    public int Version { get; init; }

    public static DependentForm Of(Dependent one) => new() { Name = one.Name, Relation = one.Relation, Age = one.Age, IsWithThem = one.IsWithThem, Safety = one.Safety, Needs = one.Needs, Done = one.Done, Linked = one.Linked, Version = one.Version };

    public override string ToString() => nameof(DependentForm);
}
