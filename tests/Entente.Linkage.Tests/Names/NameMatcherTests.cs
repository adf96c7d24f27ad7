using CsCheck;
using Entente.Linkage.Names;

namespace Entente.Linkage.Tests.Names;

/// <summary>What must hold for any two names.</summary>
public sealed class NameMatcherTests
{
    private static readonly NameMatcher Matcher = new();
    private static readonly Gen<string> Word = Gen.String[Gen.OneOf(Gen.Char['a', 'z'], Gen.Char['а', 'я'], Gen.Char['א', 'ת']), 2, 9];

    /// <summary>A made-up word may read as a title ("דר" is "Dr"), which is a part of no name where it stands in front.</summary>
    private static readonly Gen<string> Untitled = Word.Where(word => !Matcher.Compare($"{word} Kovalenko", "Kovalenko").Reasons.HasFlag(NameReasons.TitleIgnored));

    private static readonly Gen<string> Name = Word.Array[1, 5].Select(words => string.Join(' ', words));

    [Fact]
    public void Comparing_gives_the_same_from_either_side() =>
        Gen.Select(Name, Name).Sample((a, b) => Matcher.Compare(a, b) == Matcher.Compare(b, a));

    [Fact]
    public void A_name_agrees_wholly_with_itself() =>
        Name.Sample(name => Matcher.Compare(name, name).Score == 1 && Matcher.Compare(name, name.ToUpperInvariant()).Score == 1);

    [Fact]
    public void The_order_of_parts_costs_next_to_nothing() =>
        Untitled.Array[2, 5].Sample(words => Matcher.Compare(string.Join(' ', words), string.Join(' ', words.Reverse())).Score > 0.95);

    [Theory]
    [InlineData("Olena Kovalenko")]
    [InlineData("Nguyễn Thị Hằng")]
    public void A_title_changes_nothing(string name)
    {
        var other = Matcher.Compare(name, "Olena Kovalchuk");

        var titled = Matcher.Compare($"Dr. {name}", "Olena Kovalchuk");

        Assert.Equal(other.Score, titled.Score);
        Assert.Equal(new(1, NameReasons.TitleIgnored), Matcher.Compare(name, $"Prof. Dr. {name}"));
    }

    [Fact]
    public void Marks_and_capitals_do_not_matter() => Assert.Equal(1, Matcher.Compare("FRANÇOIS BĂLAN", "Francois Balan").Score);

    [Fact]
    public void Anything_at_all_gives_a_score_between_0_and_1() =>
        Gen.Select(Gen.String[0, 60], Gen.String[0, 60], Gen.Bool).Sample((a, b, company) =>
        {
            var kind = company ? NameKind.Organisation : NameKind.Person;
            var match = Matcher.Compare(a, b, kind);
            return match.Score is >= 0 and <= 1 && match == Matcher.Compare(b, a, kind);
        });

    [Fact]
    public void A_name_of_ten_thousand_characters_is_cut_to_a_bounded_number_of_words_and_letters()
    {
        var parsed = Matcher.Parse(string.Concat(Enumerable.Repeat("ab ", 3_333)));

        Assert.InRange(parsed.Words.Length, 1, 16);
        Assert.InRange(parsed.Text.Length, 1, 96);
        Assert.Equal(1, Matcher.Compare(new string('x', 10_000), new string('x', 10_001)).Score);
    }

    [Fact]
    public void Null_bytes_are_left_out() => Assert.Equal(1, Matcher.Compare("Ma\0ria\0 Popescu", "Maria Popescu").Score);

    [Theory]
    [InlineData("")]
    [InlineData(" \0 -.")]
    public void A_name_without_letters_agrees_with_none(string nothing)
    {
        Assert.Equal(0, Matcher.Compare(nothing, nothing).Score);
        Assert.Equal(0, Matcher.Compare(nothing, "Maria").Score);
    }

    [Theory]
    [InlineData("Putin Vladimir", "Vladimir Putin", NameReasons.OrderSwapped)]
    [InlineData("Maria K. Popescu", "Maria Katarina Popescu", NameReasons.Initial)]
    [InlineData("Sasha Ivanov", "Aleksandr Ivanov", NameReasons.Diminutive)]
    [InlineData("Oleg Ivanovich Kovalev", "Oleg Kovalev", NameReasons.Patronymic)]
    [InlineData("Oleg Tchaikovsky", "Oleg Chaykovskiy", NameReasons.Transliteration)]
    [InlineData("AnnaMaria Popescu", "Anna Maria Popescu", NameReasons.Compound)]
    [InlineData("Maria Popesci", "Maria Popescu", NameReasons.Slip)]
    [InlineData("Maria Elena Popescu", "Maria Popescu", NameReasons.MissingPart)]
    public void A_match_says_why(string left, string right, NameReasons reason)
    {
        var match = Matcher.Compare(left, right);

        Assert.True(match.Score >= NameMatcher.Threshold, $"{match}");
        Assert.True(match.Reasons.HasFlag(reason), $"{match}");
    }

    [Theory]
    [InlineData("Noureddine Ben Ali Ben Belkassem Drissi", "Noureddine Ben Ali Ben Belkassem Harbi")]
    [InlineData("Hans O Friedrich", "Hans Joachim Friedrich")]
    [InlineData("Rustam Ibrahimovich Aselderov", "Rustam Magomedovich Aselderov")]
    public void No_agreement_overrules_a_contradiction(string left, string right)
    {
        var match = Matcher.Compare(left, right);

        Assert.True(match.Score <= 0.6, $"{match}");
        Assert.True(match.Reasons.HasFlag(NameReasons.ContradictingPart));
    }

    [Theory]
    [InlineData("Ali Hassan", "Ali Hussein")]
    [InlineData("Alexander Popescu", "Alexandra Popescu")]
    public void Names_known_to_be_different_contradict_however_alike_they_are_written(string left, string right) =>
        Assert.InRange(Matcher.Compare(left, right).Score, 0, 0.6);

    [Theory]
    [InlineData("Aurora Trading I", "Aurora Trading II")]
    [InlineData("Aurora Fund 1 1", "Aurora Fund 11")]
    [InlineData("Aurora Fund 11", "Aurora Fund 12")]
    [InlineData("Aurora Trading III SRL", "Aurora Trading SRL")]
    public void Another_number_is_another_organisation(string left, string right) =>
        Assert.InRange(Matcher.Compare(left, right, NameKind.Organisation).Score, 0, 0.79);

    [Fact]
    public void A_Roman_number_is_the_same_in_digits() =>
        Assert.Equal(1, Matcher.Compare("Aurora Fund IV Ltd", "Aurora Fund 4 Limited", NameKind.Organisation).Score, 3);

    [Fact]
    public void A_word_of_one_side_makes_one_word_of_the_other_and_no_more()
    {
        // "anna maria" is "annamaria"; the second of the other side has no fellow left.
        var match = Matcher.Compare("Anna Maria Popescu", "Annamaria Annamaria Popescu");

        Assert.True(match.Reasons.HasFlag(NameReasons.Compound), $"{match}");
        Assert.True(match.Reasons.HasFlag(NameReasons.MissingPart), $"{match}");
    }

    [Fact]
    public void A_shared_legal_form_tells_nothing()
    {
        Assert.Equal(0, Matcher.Compare("Volkswagen AG", "Siemens AG", NameKind.Organisation).Score);
        Assert.Equal(0, Matcher.Compare("Aurora Limited Liability Company", "Borealis Limited Liability Company", NameKind.Organisation).Score);
    }

    [Theory]
    [InlineData("Siemens Aktiengesellschaft", "Siemens AG")]
    [InlineData("OAO Gazprom", "Open Joint Stock Company Gazprom")]
    [InlineData("Bowne, L.L.C.", "Bowne LLC")]
    public void Legal_forms_written_in_several_ways_are_left_out(string left, string right)
    {
        var match = Matcher.Compare(left, right, NameKind.Organisation);

        Assert.Equal(new(1, NameReasons.LegalFormIgnored), match);
    }
}
