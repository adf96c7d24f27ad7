using System.Text;
using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Referrals;
using Entente.Referrals.FromFile;
using Entente.Referrals.Questions;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Referrals.FromFile;

public sealed class DraftFromFileTests
{
    private const string Head = "prs_FirstName,prs_SecondName,prs_Birthdate,prs_Gender,prs_Citizenship,prs_MobilePhone,vic_TypeOfExploitation,vic_MethodsOfControl,hte_City,hte_Country,hte_Date,con_Consent,cas_Status\n";

    [Theory, EveryDatabase]
    public async Task What_the_file_carries_is_answered_and_what_it_does_not_is_told(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        await test.AddAsync(Make.ThePolice());
        await using var db = test.Open(Make.Reader(Role.FirstResponder));

        var made = await RunAsync(test, db, Head + "Mira,Madeup,1999-05-17,Feminine,RO;MD,+44 7700 900111,ForcedLabour;Servitude,DebtBondage;FalsePromises,Leeds,GB,2024-06-01,true,Active\nMira,Madeup,1999-05-17,Feminine,RO;MD,+44 7700 900111,SexualExploitation,,Hull,GB,2025-01,true,Active\nAna,Invented,not a day,Masculine,XX,,,,York,GB,,,\n");

        Assert.Equal(2, made.Value.Drafts.Count);
        await using var fresh = test.Open();
        var drafts = await fresh.Drafts.OrderBy(d => d.Id).ToListAsync();
        var mira = drafts[0].Answers;
        Assert.Equal(("Mira Madeup", "1999-05-17", "female"), (mira.First("H1"), mira.First("H2"), mira.First("H3")));
        Assert.Equal(("ro", "md", "+44 7700 900111"), (mira.First("H4", "nationality"), mira.First("H4", "second"), mira.First("F1")));
        Assert.Equal(["labour servitude debt Leeds 2024-06-01", "sexual  Hull 2025-01"], mira.Rows("K1").Select(r => $"{string.Join(' ', r.All("K5"))} {r.First("K8")} {r.First("town")} {r.First("K2-from")}"));
        Assert.Null(mira.First("E1"));
        Assert.Equal(["vic_MethodsOfControl", "con_Consent", "cas_Status"], made.Value.Drafts[0].Left.OrderBy(l => l is "cas_Status" ? 2 : l is "con_Consent" ? 1 : 0));
        Assert.Equal(["prs_Birthdate", "prs_Citizenship"], made.Value.Drafts[1].Left.Order());
        Assert.Equal("not-known", drafts[1].Answers.First("K1", "K5"));
        Assert.Contains(QuestionSets.Shipped.Current["C1"].Label, made.Value.Drafts[0].Missing);
        Assert.DoesNotContain(QuestionSets.Shipped.Current["K1"].Label, made.Value.Drafts[0].Missing);
        Assert.Equal(2, await fresh.Set<AuditEntry>().CountAsync(e => e.What == nameof(DraftMadeFromFile)));
    }

    [Fact]
    public async Task Two_who_share_a_name_are_two_and_what_later_rows_of_one_say_differently_is_told()
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        await test.AddAsync(Make.ThePolice());
        await using var db = test.Open(Make.Reader(Role.FirstResponder));

        Assert.Equal(2, (await RunAsync(test, db, Head + "Mira,,,,RO,,,,Leeds,,,,\nMira,,,,RO,,,,Hull,,,,\n")).Value.Drafts.Count);
        Assert.Equal(2, (await RunAsync(test, db, Head + "Mira,Madeup,,,RO,,,,Leeds,,,,\nMira,Madeup,,,RO,,,,Hull,,,,\n")).Value.Drafts.Count);
        var one = (await RunAsync(test, db, Head + "Mira,Madeup,1999-05-17,Feminine,RO,,,,Leeds,GB,,,\nMira,Madeup,1999-05-17,Masculine,RO,+44 7700 900111,,,Hull,GB,,,\n")).Value.Drafts.Single();
        Assert.Equal(["prs_Gender", "prs_MobilePhone"], one.Left.Order());
        Assert.Equal(2, (await db.Drafts.SingleAsync(d => d.Reference == one.Reference)).Answers.Rows("K1").Count);
    }

    [Theory, EveryDatabase]
    public async Task A_file_that_comes_again_on_the_day_makes_no_second_drafts(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        await test.AddAsync(Make.ThePolice());
        const string File = Head + "Mira,Madeup,1999-05-17,Feminine,RO,,ForcedLabour,,Leeds,GB,,,\nAna,Invented,,,MD,,,,,,,,\n";
        await using var db = test.Open(Make.Reader(Role.FirstResponder));

        Assert.False((await RunAsync(test, db, File)).IsRefused);
        await using var again = test.Open(Make.Reader(Role.FirstResponder));
        Assert.IsType<DraftsMadeAlready>((await RunAsync(test, again, File)).Problems.Single());
        Assert.False((await RunAsync(test, again, File + "Eva,Fictional,,,UA,,,,,,,,\n")).IsRefused);
        Assert.Equal(5, await again.Drafts.CountAsync());
    }

    [Theory]
    [InlineData("", typeof(StandardFileMissing))]
    [InlineData("a,b\n1,2\n", typeof(FileIsNotOfTheStandard))]
    [InlineData("PK\u0003\u0004 no workbook", typeof(FileIsNotOfTheStandard))]
    [InlineData(Head, typeof(NobodyInFile))]
    [InlineData(Head + "\"Mira,Madeup\n", typeof(RowOfFileUnreadable))]
    public async Task A_file_that_is_none_is_told_as_that_and_no_draft_is_made(string content, Type rule)
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        await using var db = test.Open(Make.Reader(Role.FirstResponder));

        Assert.IsType(rule, (await RunAsync(test, db, content)).Problems.Single());
        Assert.Equal(0, await db.Drafts.CountAsync());
    }

    [Fact]
    public async Task A_broken_text_or_too_many_people_make_no_draft_of_them()
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        await test.AddAsync(Make.ThePolice());
        await using var db = test.Open(Make.Reader(Role.FirstResponder));

        Assert.IsType<TooManyPeopleInFile>((await RunAsync(test, db, Head + string.Concat(Enumerable.Range(0, 21).Select(i => $"Mira{i},Madeup,,,,,,,,,,,\n")))).Problems.Single());
        var broken = (await RunAsync(test, db, Head + "Mi\0ra,Madeup,,,RO,,,,,,,,\n")).Value.Drafts.Single();
        Assert.Contains("prs_FirstName", broken.Left);
        Assert.Equal("ro", (await db.Drafts.SingleAsync()).Answers.First("H4", "nationality"));
        Assert.IsType<NotAllowed>((await new DraftFromFile(db, test.Gate, new(db, test.Gate, test.Ids, QuestionSets.Shipped), test.Ids, QuestionSets.Shipped).RunAsync("f", Encoding.UTF8.GetBytes(Head + "Mira,Madeup,,,RO,,,,,,,,\n"), Make.Act(Role.Auditor), default)).Problems.Single());
    }

    [Theory, EveryDatabase]
    public async Task A_sent_referral_goes_out_and_comes_back_with_the_same_answers(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var sent = await Make.ReferralAsync(test, "H1.kind=full", "H1.value=Mira Madeup", "H2=1999-05-17", "H3=female", "H4.nationality=ro", "G1.best=ro", "F1.kind=phone", "F1.value=+447700900111", "K1.K8=debt", "K1.town=Leeds", "K1.country=gb", "K1.K2-from=2024-06", "K1.K12=They kept my passport");
        await using var db = test.Open(Make.Reader(Role.FirstResponder));
        var act = Make.Act(Role.FirstResponder);

        var file = await new TakeOutAsHtcds(db, test.Gate, test.Ledger, QuestionSets.Shipped).RunAsync(sent.Reference.Text, act, default);
        var made = await new DraftFromFile(db, test.Gate, new(db, test.Gate, test.Ids, QuestionSets.Shipped), test.Ids, QuestionSets.Shipped).RunAsync("out.csv", file.Value, act, default);

        var again = (await db.Drafts.SingleAsync(d => d.Reference == made.Value.Drafts.Single().Reference)).Answers;
        Assert.All((string[])["H1", "H2", "H3", "H4", "G1", "F1", "K1"], code => Assert.Equal(sent.Answers.Rows(code).Select(Answers.MarkOf), again.Rows(code).Select(Answers.MarkOf)));
        Assert.Empty(made.Value.Drafts.Single().Left);
        await using var provider = test.Open(Make.Reader(Role.SupportProvider));
        Assert.IsType<NotAllowed>((await new TakeOutAsHtcds(provider, test.Gate, test.Ledger, QuestionSets.Shipped).RunAsync(sent.Reference.Text, Make.Act(Role.SupportProvider), default)).Problems.Single());
        await using var theirs = test.Open(Make.Reader(Role.FirstResponder, organisation: Make.Charity));
        Assert.IsType<ReferralNotFound>((await new TakeOutAsHtcds(theirs, test.Gate, test.Ledger, QuestionSets.Shipped).RunAsync(sent.Reference.Text, Make.Act(Role.FirstResponder, organisation: Make.Charity), default)).Problems.Single());
    }

    [Fact]
    public void The_file_of_columns_is_for_the_questions_of_today() => Assert.Equal(QuestionSets.Shipped.Current.Code, HtcdsAnswers.Shipped.Questions);

    private static Task<Result<MadeDrafts>> RunAsync(TestDb test, EntenteDb db, string content) =>
        new DraftFromFile(db, test.Gate, new(db, test.Gate, test.Ids, QuestionSets.Shipped), test.Ids, QuestionSets.Shipped).RunAsync("file.csv", Encoding.UTF8.GetBytes(content), Make.Act(Role.FirstResponder), default);
}
