using System.Text;
using Entente.Access;
using Entente.Referrals;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Referrals;

public sealed class EvidenceFileTests
{
    [Theory]
    [InlineData("%PDF-1.7 …", "application/pdf")]
    [InlineData("just words, ünïcode ✓", "text/plain")]
    [InlineData("<html><script>x</script>", null)]
    [InlineData("<svg xmlns='x'>", null)]
    [InlineData("#!/bin/sh", null)]
    [InlineData("MZ\0\0program", null)]
    [InlineData("PK\u0003\u0004....evil.exe", null)]
    [InlineData("PK\u0003\u0004....word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    [InlineData("", null)]
    public void A_file_is_what_its_content_says(string content, string? type) => Assert.Equal(type, FileTypes.Of(Encoding.UTF8.GetBytes(content)));

    [Fact]
    public void Pictures_are_known_by_their_first_bytes()
    {
        Assert.Equal("image/jpeg", FileTypes.Of([0xFF, 0xD8, 0xFF, 0xE0, 1]));
        Assert.Equal("image/png", FileTypes.Of([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1]));
        Assert.Null(FileTypes.Of([0xFF, 0xFE, 0x00, 0x01]));
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\temp\\photo.jpg", "photo.jpg")]
    [InlineData("photo\u202Egpj.exe", "photogpj.exe")]
    [InlineData("a<b>:c|d?.txt\0", "abcd.txt")]
    [InlineData("...", "file")]
    [InlineData("фото лист.pdf", "фото лист.pdf")]
    public void A_name_holds_no_path_and_no_trick(string name, string clean) => Assert.Equal(clean, FileTypes.Sanitise(name));

    [Theory, EveryDatabase]
    public async Task A_file_is_kept_with_its_hash_once_and_given_out_only_to_who_may_read_it(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var draft = await Make.DraftAsync(test);
        await using var db = test.Open(Make.Reader(Role.FirstResponder));
        var add = new AddFile(db, Make.Open(test, db), test.Gate, test.Ids);
        var form = new FileForm { Name = "note.txt", Content = "What they wrote"u8.ToArray(), Size = 15, Summary = "A note" };

        var added = await add.RunAsync(draft.Reference.Text, form, Make.Act(Role.FirstResponder), default);
        var again = await add.RunAsync(draft.Reference.Text, form with { Name = "other.txt" }, Make.Act(Role.FirstResponder), default);
        var wrong = await add.RunAsync(draft.Reference.Text, new FileForm { Name = "x.pdf", Content = "MZ\0"u8.ToArray(), Size = 3 }, Make.Act(Role.FirstResponder), default);
        var large = await add.RunAsync(draft.Reference.Text, new FileForm { Name = "x.pdf", Size = EvidenceFile.MostBytes + 1, Summary = "Large" }, Make.Act(Role.FirstResponder), default);

        Assert.IsType<FileIsThere>(Assert.Single(again.Problems));
        Assert.Equal(["SummaryMissing", "FileTypeRefused"], wrong.Problems.Select(p => p.GetType().Name));
        Assert.IsType<FileTooLarge>(Assert.Single(large.Problems));
        var given = await new ReadFile(db, test.Gate, test.Ledger).RunAsync(added.Value.Reference.Text, Make.Act(Role.FirstResponder), default);
        Assert.Equal("What they wrote", Encoding.UTF8.GetString(given.Value.Bytes));
        await using var other = test.Open(Make.Reader(Role.FirstResponder, organisation: Make.Charity));
        Assert.True((await new ReadFile(other, test.Gate, test.Ledger).RunAsync(added.Value.Reference.Text, Make.Act(Role.FirstResponder, organisation: Make.Charity), default)).IsRefused);
        await add.RemoveAsync(draft.Reference.Text, added.Value.Reference.Text, Make.Act(Role.FirstResponder), default);
        Assert.False(await db.FileContents.AnyAsync());
    }
}
