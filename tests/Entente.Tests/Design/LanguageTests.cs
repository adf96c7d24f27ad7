using System.Globalization;
using Entente.Foundation;
using Entente.Web.Design;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Entente.Tests.Design;

/// <summary>Words of dates follow the reader's language, their form the centre's.</summary>
public sealed class LanguageTests
{
    [Theory]
    [InlineData("ro", "2 martie 2026")]
    [InlineData("en", "2 March 2026")]
    public async Task Months_are_named_in_the_reader_s_language_and_figures_stand_as_the_centre_writes_them(string language, string said)
    {
        var files = new TextFiles(DataFolder.Shipped, new MadeUpLanguage("ro", text => text));
        var seen = ("", "");
        var request = new Language(_ =>
        {
            var day = new DateOnly(2026, 3, 2);
            seen = (day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture), day.ToString("d", CultureInfo.CurrentCulture));
            return Task.CompletedTask;
        }, files, new ConfigurationBuilder().Build());

        await request.InvokeAsync(new DefaultHttpContext { Request = { QueryString = new($"?lang={language}") } });

        Assert.Equal((said, "02/03/2026"), seen);
    }
}
