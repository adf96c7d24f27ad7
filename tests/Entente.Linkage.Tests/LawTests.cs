using CsCheck;

namespace Entente.Linkage.Tests;

/// <summary>What must hold for any two records.</summary>
public sealed class LawTests
{
    private static readonly Linker Plain = new(LinkModel.Default);

    [Fact]
    public void Comparing_gives_the_same_from_either_side() =>
        Gen.Select(Some.Person, Some.Person).Sample((a, b) => Near(Plain.Compare(a, b).Score, Plain.Compare(b, a).Score));

    [Fact]
    public void The_order_of_values_never_matters() =>
        Gen.Select(Some.Person, Some.Person).Sample((a, b) => Near(Plain.Compare(a, b).Score, Plain.Compare(Some.Turned(a), b).Score));

    [Fact]
    public void Nothing_agrees_better_with_a_record_than_itself() =>
        Gen.Select(Some.Person, Some.Person).Sample((a, b) =>
        {
            // Told-apart names say more than whole ones: a record that tells them apart on one side only is another question.
            var itself = Plain.Compare(a, a);
            var other = Plain.Compare(a, b);
            foreach (var finding in itself.Findings.Where(f => f.Feature is not (Feature.GivenName or Feature.FamilyName or Feature.FullName or Feature.NameOrder)))
            {
                var against = other.Findings.FirstOrDefault(f => f.Feature == finding.Feature);
                if (against is not null && against.Weight > finding.Weight + 1e-9) return false;
            }

            return Names(itself) >= Names(other) - 1e-9;
        });

    [Fact]
    public void What_a_side_does_not_have_counts_neither_way() =>
        Gen.Select(Some.Person, Some.Person).Sample((a, b) =>
        {
            var without = Plain.Compare(a with { Phones = [] }, b);
            var with = Plain.Compare(a, b);
            var phone = with.Findings.FirstOrDefault(f => f.Feature == Feature.Phone)?.Weight ?? 0;
            return without.Findings.All(f => f.Feature != Feature.Phone) && Near(with.Score - phone, without.Score);
        });

    [Fact]
    public void A_corrected_copy_of_a_record_that_was_compared_is_compared_by_what_it_says_itself()
    {
        var (a, b) = (new LinkRecord(1) { Sex = "female" }, new LinkRecord(2) { Sex = "female" });
        var before = Plain.Compare(a, b).Score;
        Assert.True(Plain.Compare(a, b with { Sex = "male" }).Score < before);
    }

    [Fact]
    public void Two_empty_records_stand_where_the_prior_does()
    {
        var match = Plain.Compare(new(1), new(2));
        Assert.Empty(match.Findings);
        Assert.Equal(match.Prior, match.Score);
        Assert.Equal("nothing to compare", match.InWords());
    }

    [Fact]
    public void The_weights_and_the_prior_add_up_to_the_score() =>
        Gen.Select(Some.Person, Some.Person).Sample((a, b) =>
        {
            var match = Plain.Compare(a, b);
            return Near(match.Score, match.Prior + match.Findings.Sum(f => f.Weight)) && Near(match.Probability, 1 / (1 + Math.Pow(2, -match.Score)));
        });

    [Fact]
    public void A_source_less_right_says_the_same_less_loudly_and_the_weights_still_add_up() =>
        Gen.Select(Some.Person, Some.Person, Gen.Double[0, 1]).Sample((a, b, right) =>
        {
            var (plain, less) = (Plain.Compare(a, b), Plain.Compare(a with { Reliability = right }, b));
            var was = plain.Findings.ToDictionary(f => (f.Feature, f.Level), f => f.Weight);
            return Near(less.Score, less.Prior + less.Findings.Sum(f => f.Weight)) && Near(less.Score, Plain.Compare(b, a with { Reliability = right }).Score)
                && less.Findings.Count == plain.Findings.Count
                && less.Findings.All(f => Math.Abs(f.Weight) <= Math.Abs(was[(f.Feature, f.Level)]) + 1e-9 && f.Weight * was[(f.Feature, f.Level)] >= -1e-9);
        });

    [Fact]
    public void A_careless_sources_disagreement_loses_more_than_its_agreement()
    {
        var said = new LinkRecord(1) { Sex = "female", BirthDates = [new(1990, 5, 7)] };
        var other = new LinkRecord(2) { Sex = "female", BirthDates = [new(1971, 8, 30)] };
        var (trusted, careless) = (Plain.Compare(said, other), Plain.Compare(said with { Reliability = 0.7 }, other));

        Assert.True(Lost(Feature.BirthDate) > 2);
        Assert.True(Lost(Feature.Sex) < 0.5);
        Assert.Contains("a source is known to hold slips", careless.InWords(), StringComparison.Ordinal);
        Assert.DoesNotContain("slips", trusted.InWords(), StringComparison.Ordinal);
        Assert.Equal(trusted.Prior, Plain.Compare(said with { Reliability = 0 }, other).Score, 9);
        Assert.Throws<ArgumentOutOfRangeException>(() => said with { Reliability = 1.1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => said with { Reliability = double.NaN });

        double Lost(Feature feature) => Math.Abs(Of(trusted, feature)) - Math.Abs(Of(careless, feature));
        static double Of(MatchExplanation match, Feature feature) => match.Findings.Single(f => f.Feature == feature).Weight;
    }

    [Fact]
    public void The_words_never_hold_a_value() =>
        Gen.Select(Some.Person, Some.Person).Sample((a, b) =>
        {
            var words = Plain.Compare(a, b).InWords();
            return !a.Phones.Concat(a.Emails).Concat(a.Documents.Select(d => d.Number)).Concat(a.Places).Any(v => words.Contains(v, StringComparison.OrdinalIgnoreCase));
        });

    [Fact]
    public void Similar_texts_are_as_similar_from_either_side() =>
        Gen.Select(Gen.String[Gen.Char['a', 'e'], 0, 12], Gen.String[Gen.Char['a', 'e'], 0, 12]).Sample((a, b) =>
            Near(Similarity.JaroWinkler(a, b), Similarity.JaroWinkler(b, a)) && Similarity.Slips(a, b, 3) == Similarity.Slips(b, a, 3)
            && Similarity.JaroWinkler(a, b) is >= 0 and <= 1);

    [Fact]
    public void Any_text_at_all_is_compared_in_bounded_time()
    {
        var wild = Gen.String.Array[0, 3];
        Gen.Select(wild, wild, Gen.String).Sample((a, b, text) =>
        {
            LinkRecord Of(string[] s) => new(1) { Names = [.. s.Select(LinkName.Whole), .. s.Select(x => new LinkName(x, text))], Phones = s, Addresses = s, Emails = s, Sex = text };
            return !double.IsNaN(Plain.Compare(Of(a), Of(b)).Score) && BlockingKeys.For(Of(a)).Count < 10_000;
        });
        var endless = new LinkRecord(1) { Names = [new(new string('x', 100_000), string.Join(' ', Enumerable.Repeat("y\0z", 10_000)))] };
        Assert.True(Plain.Compare(endless, endless).Score > 0);
    }

    private static double Names(MatchExplanation match) => match.Findings.Where(f => f.Feature is Feature.GivenName or Feature.FamilyName or Feature.FullName or Feature.NameOrder).Sum(f => f.Weight);

    private static bool Near(double a, double b) => Math.Abs(a - b) < 1e-6 || a.Equals(b);
}
