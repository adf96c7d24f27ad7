using Entente.Records;

namespace Entente.Tests.Records;

public sealed class NamesTests
{
    [Theory]
    [InlineData("Muhammad", "Mohamed"), InlineData("Mohammed", "Mohamad"), InlineData("Youssef", "Yusuf"), InlineData("Hussain", "Hussein"), InlineData("Olena", "Olena")]
    [InlineData("Aleksandr", "Alexander"), InlineData("Anna", "Ana"), InlineData("Khadija", "Hadija"), InlineData("Philip", "Filip")]
    [InlineData("أحمد", "Ahmad"), InlineData("علي", "Ali"), InlineData("عمر", "Omar"), InlineData("إبراهيم", "Ibrahim"), InlineData("سعاد", "Suad")]
    public void Two_ways_to_write_a_name_sound_alike(string one, string other) =>
        Assert.Equal(Names.Sound(Names.Tokens(one)[0]), Names.Sound(Names.Tokens(other)[0]));

    [Theory]
    [InlineData("Олена Ковальчук", "olena kovalchuk")]
    [InlineData("Nguyễn Thị Hương", "nguyen thi huong")]
    [InlineData("Zoë O'Neil-Smith", "zoe oneil smith")]
    [InlineData("A\u200bna\u202e Kova\u0301c\u030c", "ana kovac")]
    [InlineData("Dr Ana Ková", "ana kova")]
    public void A_name_in_any_script_gives_latin_words(string name, string words) => Assert.Equal(words, string.Join(' ', Names.Tokens(name)));

    [Theory]
    [InlineData("07700 900123", "GB", "+447700900123"), InlineData("+44 (0)7700 900-123", "GB", "+447700900123"), InlineData("0044 7700 900123", "GB", "+447700900123")]
    [InlineData("٠٧٧٠٠٩٠٠١٢٣", "GB", "+447700900123"), InlineData("0912 345 678", "SK", "+421912345678")]
    public void A_phone_is_kept_in_one_form(string said, string region, string normal) => Assert.Equal(normal, NormalForms.Phone(said, region));

    [Theory]
    [InlineData("Viet Nam", "vn"), InlineData("VNM", "vn"), InlineData("Vietnamese", "vn"), InlineData("Côte d’Ivoire", "ci"), InlineData("Congo, Democratic Republic of the", "cd")]
    public void A_country_is_known_by_its_codes_and_names(string said, string code) => Assert.Equal(code, Countries.Shipped.CodeOf(said));

    [Fact]
    public void A_key_never_changes() => Assert.Equal(0x02, Keys.Key(KeyKind.NameToken, "ana") >> 56);
}
