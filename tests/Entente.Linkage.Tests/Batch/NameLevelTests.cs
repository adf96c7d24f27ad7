using System.Text;
using CsCheck;
using Entente.Linkage.Forms;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Tests.Batch;

/// <summary>Names in any script, as people would say how far they agree.</summary>
public sealed class NameLevelTests
{
    [Theory]
    [InlineData("Maria", "MARÍA", "Same")]
    [InlineData("Maria Elena", "elena maria", "Same")]
    [InlineData("Al-Example", "Alexample", "Same")]
    [InlineData("Nguyễn", "Nguyen", "Same")]
    [InlineData("Popescu", "Popesku", "OneSlip")]
    [InlineData("Szymański", "Shimansky", "Sound")]
    [InlineData("Muhammad", "Mohamed", "Sound")]
    [InlineData("Sasha", "Aleksandra", "Form")]
    [InlineData("Maria Elena", "Maria", "Part")]
    [InlineData("M", "Maria", "Initial")]
    [InlineData("Maria", "Besnik", "Different")]
    [InlineData("Иванов", "Ivanov", "Same")]
    [InlineData("Γεωργίου", "Georgiou", "OneSlip")]
    [InlineData("محمد", "Mohammed", "Sound")]
    [InlineData("გიორგი", "Giorgi", "Same")]
    [InlineData("משה", "Moshe", "Same")]
    public void Names_agree_as_people_would_say(string a, string b, string level)
    {
        var (names, first, second) = Table(a, b);
        Assert.Equal(level, first == second ? "Same" : new NameLevels(names).Of(first, second).ToString());
    }

    [Fact]
    public void A_level_is_the_same_from_either_side_and_what_is_plainly_different_is_different() =>
        Gen.Select(Some.Word, Some.Word).Sample((a, b) =>
        {
            var (names, first, second) = Table(a, b);
            var levels = new NameLevels(names);
            return levels.Of(first, second) == levels.Of(second, first)
                && (first == second || !NameSounds.PlainlyDifferent(names.Sounds(first), names.Sounds(second)) || levels.Of(first, second) == NameLevel.Different);
        });

    [Fact]
    public void A_text_of_a_script_without_a_table_is_asked_of_the_transliterator() =>
        Assert.Equal("wang"u8, new Fold(new Fixed()).Of(Encoding.UTF8.GetBytes("王")));

    private static (NameTable, int, int) Table(string a, string b)
    {
        var values = new Distinct();
        var (x, y) = (values.Add(Encoding.UTF8.GetBytes(a)), values.Add(Encoding.UTF8.GetBytes(b)));
        var names = new NameTable();
        var map = names.Add(values, Entente.Linkage.Tables.ColumnRole.GivenName, new());
        names.Close(1);
        return (names, map[x], map[y]);
    }

    private sealed class Fixed : ITransliterate
    {
        public string ToLatin(string text) => "Wang";
    }

    /// <summary>Words of one or two parts from few letters, so that many are alike.</summary>
    private static class Some
    {
        public static readonly Gen<string> Word = Gen.Select(Gen.String[Gen.Char['a', 'f'], 1, 7], Gen.String[Gen.Char['a', 'f'], 0, 5], (x, y) => $"{x} {y}".Trim());
    }

    [Fact]
    public void What_a_name_sounds_like_takes_forty_bytes() => Assert.Equal(40, System.Runtime.CompilerServices.Unsafe.SizeOf<NameSounds>());
}
