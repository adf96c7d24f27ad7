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
    [InlineData("PK\u0003\u0004....word/document.xml", null)]
    [InlineData("\0\0\0\u0018ftypjunk\0\0\0\0", null)]
    [InlineData("\0\0\0\u0018ftypmp42\0\0\0\0", "video/mp4")]
    [InlineData("12345678WAVEfmt ", "text/plain")]
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
    [InlineData("wordprocessingml.document", "", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    [InlineData("spreadsheetml.sheet", "", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("presentationml.presentation", "", null)]
    [InlineData("wordprocessingml.document", "word/vbaProject.bin", null)]
    [InlineData("wordprocessingml.document", "word/embeddings/tool.exe", null)]
    [InlineData("", "word/document.xml", null)]
    public void An_office_file_is_taken_for_what_its_parts_say_and_never_with_a_program_in_it(string main, string other, string? type)
    {
        var content = Zip(("[Content_Types].xml", main.Length == 0 ? null : $"<Types xmlns='x'><Override ContentType='application/vnd.openxmlformats-officedocument.{main}.main+xml'/></Types>"), (other, "x"));

        Assert.Equal(type, FileTypes.Of(content));
        Assert.Null(FileTypes.Of(content.AsSpan(0, content.Length / 2)));
    }

    [Fact]
    public void An_office_file_that_asks_for_another_one_is_not_read() =>
        Assert.Null(FileTypes.Of(Zip(("[Content_Types].xml", "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]><Types>&y;</Types>"))));

    [Theory]
    [InlineData("WordDocument", "", "application/msword")]
    [InlineData("WordDocument", "_VBA_PROJECT", null)]
    [InlineData("PowerPoint Document", "", null)]
    public void An_older_document_is_taken_without_macros(string stream, string other, string? type)
    {
        byte[] content = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504], .. Encoding.Unicode.GetBytes(stream), .. Encoding.Unicode.GetBytes(other)];

        Assert.Equal(type, FileTypes.Of(content));
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
        await using var desk = test.Open(Make.Reader(Role.DutyOfficer) with { BrokenGlass = [draft.Dossier] });
        var through = Make.Act(Role.DutyOfficer) with { Reader = desk.Reader };
        Assert.False((await new ReadFile(desk, test.Gate, test.Ledger).RunAsync(added.Value.Reference.Text, through, default)).IsRefused);
        Assert.IsType<Entente.Storage.NotAllowed>(Assert.Single((await new AddFile(desk, Make.Open(test, desk), test.Gate, test.Ids).RemoveAsync(draft.Reference.Text, added.Value.Reference.Text, through, default)).Problems)); // broken glass is for reading
        await add.RemoveAsync(draft.Reference.Text, added.Value.Reference.Text, Make.Act(Role.FirstResponder), default);
        Assert.False(await db.FileContents.AnyAsync());
    }

    private static byte[] Zip(params (string Name, string? Text)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(bytes, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts.Where(p => p.Name.Length > 0 && p.Text is not null))
            {
                using var part = new StreamWriter(zip.CreateEntry(name).Open());
                part.Write(text);
            }
        }

        return bytes.ToArray();
    }
}
