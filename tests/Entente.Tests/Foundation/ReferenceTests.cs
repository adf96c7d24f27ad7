using CsCheck;
using Entente.Foundation;

namespace Entente.Tests.Foundation;

public sealed class ReferenceTests
{
    private static readonly Gen<Reference> References =
        Gen.Select(Gen.Int[0, 2].Select(i => ((string[])["REF", "CASE", "REC"])[i]), Gen.Byte.Array[12], (kind, bytes) => Reference.New(kind, _ => bytes));

    [Fact]
    public void It_is_read_back_as_written_in_any_case_with_or_without_dashes() => References.Sample(reference =>
    {
        var kind = reference.Kind;
        Assert.Equal(reference, Reference.Parse(reference.ToRoute()));
        Assert.Equal(reference, Reference.Parse(kind + "-" + reference.Text[(kind.Length + 1)..].Replace("-", " ", StringComparison.Ordinal)));
    });

    [Fact]
    public void One_wrong_character_is_caught() => Gen.Select(References, Gen.Int[0, 11], Gen.Int[1, 30]).Sample((reference, place, shift) =>
    {
        const string alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXY";
        var body = reference.Text[(reference.Kind.Length + 1)..].Replace("-", "", StringComparison.Ordinal).ToCharArray();
        body[place] = alphabet[(alphabet.IndexOf(body[place], StringComparison.Ordinal) + shift) % 31];

        Assert.False(Reference.TryParse($"{reference.Kind}-{new string(body)}", out _));
    });

    [Fact]
    public void Two_swapped_neighbours_are_caught() => Gen.Select(References, Gen.Int[0, 10]).Sample((reference, place) =>
    {
        var body = reference.Text[(reference.Kind.Length + 1)..].Replace("-", "", StringComparison.Ordinal).ToCharArray();
        if (body[place] == body[place + 1]) return;
        (body[place], body[place + 1]) = (body[place + 1], body[place]);

        Assert.False(Reference.TryParse($"{reference.Kind}-{new string(body)}", out _));
    });

    [Theory]
    [InlineData(null), InlineData(""), InlineData("CASE"), InlineData("CASE-"), InlineData("CASE-0000-0000-0000-!"), InlineData("C-0000-0000-0000-0"), InlineData("<script>-0000-0000-0000-0")]
    public void What_is_no_reference_is_not_taken_for_one(string? text) => Assert.False(Reference.TryParse(text, out _));

    [Fact]
    public void Letters_that_look_like_digits_are_read_as_digits()
    {
        var reference = Reference.New("REC", _ => [0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1]);

        Assert.Equal(reference, Reference.Parse(reference.Text.Replace('0', 'O').Replace('1', 'l')));
    }
}
