using Entente.Access;
using Entente.Cases;
using Entente.Cases.Tasks;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Tests.Design;

namespace Entente.Tests.Cases;

/// <summary>Which tasks there are, whom they are for, and which of them a share or a birthday has come to.</summary>
public sealed class TaskTemplatesTests
{
    private static readonly TaskTemplates Shipped = TaskTemplates.Shipped;

    [Fact]
    public void Every_template_has_a_name_and_says_what_to_do_and_no_words_are_left_over()
    {
        var written = Rendered.Files.Keys("en").Where(k => k.StartsWith("task.", StringComparison.Ordinal)).ToList();

        Assert.Equal("", string.Join(", ", Shipped.All.SelectMany(t => new[] { "task." + t.Code, $"task.{t.Code}.do" }).Except(written)));
        Assert.Equal("", string.Join(", ", written.Except(Shipped.All.SelectMany(t => new[] { "task." + t.Code, $"task.{t.Code}.do" }))));
        Assert.All(Shipped.All, t => Assert.NotEmpty(t.Source));
    }

    [Theory]
    [InlineData(ClockKind.Target, 49, "")]
    [InlineData(ClockKind.Target, 50, "decision-half")]
    [InlineData(ClockKind.Target, 79, "decision-half")]
    [InlineData(ClockKind.Ceiling, 80, "decision-most")]
    [InlineData(ClockKind.Deadline, 100, "decision-last")]
    [InlineData(ClockKind.StatutoryMinimum, 100, "protection-last")]
    [InlineData(ClockKind.Right, 85, "right-most")]
    [InlineData(ClockKind.SupportTail, 50, "support-half")]
    [InlineData(ClockKind.Trigger, 100, "")]
    public void A_share_is_told_by_its_highest_warning_alone(ClockKind kind, int share, string code) =>
        Assert.Equal(code, string.Join(' ', Shipped.Reached(kind, share, new(2026, 3, 2)).Select(t => t.Code)));

    /// <summary>Nobody is warned of being late with what must pass or is somebody else's to use.</summary>
    [Fact]
    public void What_nobody_can_be_late_with_is_no_work_of_who_decides() => Assert.Empty(
        from template in Shipped.All
        where template.Clocks.Any(Clock.NobodyIsLate.Contains) && template.For.Contains(Role.DecisionMaker)
        select template.Code);

    [Fact]
    public void A_birthday_stands_under_the_row_that_hides_its_day() => Assert.NotNull((Shipped.Find("birthday-3")! with { Kind = DataKind.Clocks }).Slip());

    [Theory]
    [InlineData("2008-09-02", "2026-03-01", "")]
    [InlineData("2008-09-02", "2026-03-02", "birthday-6")]
    [InlineData("2008-09-02", "2026-06-02", "birthday-3")]
    [InlineData("2008-09-02", "2026-08-02", "birthday-1")]
    [InlineData("2008-09-02", "2026-09-02", "birthday-day")]
    [InlineData("2008-09-02", "2027-09-01", "birthday-day")] // late, and still told
    [InlineData("2008-09-02", "2027-09-02", "")] // history
    [InlineData("2008-02-29", "2026-02-28", "birthday-1")]
    [InlineData("2008-02-29", "2026-03-01", "birthday-day")] // no leap year: 18 on 1 March
    [InlineData("2008-08-31", "2026-02-28", "birthday-6")] // February has no 31st
    [InlineData("2008", "2025-07-01", "birthday-6")] // the first of the days that it may be
    [InlineData("2008-09", "2026-09-01", "birthday-day")]
    [InlineData("~2008", "2025-01-01", "birthday-day")]
    [InlineData("<2008-05", "2026-05-31", "birthday-day")] // no first day: the last that it may be
    [InlineData(">2008", "2026-01-01", "birthday-day")]
    public void The_last_mark_before_a_birthday_that_has_come_is_told(string born, string today, string code) =>
        Assert.Equal(code, string.Join(' ', Shipped.Reached(ComingOfAge.Of(PartialDate.Parse(born))!, DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture)).Select(t => t.Code)));

    [Theory]
    [InlineData("9999-01-01")]
    [InlineData("9990")]
    public void A_birth_date_beyond_the_calendar_says_nothing(string born) => Assert.Null(ComingOfAge.Of(PartialDate.Parse(born)));

    [Theory]
    [InlineData("\"share\": 50", "\"share\": 0", "needs a share of 1 to 100")]
    [InlineData("\"code\": \"decision-most\"", "\"code\": \"decision-half\"", "decision-half stands 2 times")]
    [InlineData("\"for\": [\"supervisor\"], \"kind\": \"child-flags\"", "\"for\": [\"auditor\"], \"kind\": \"child-flags\"", "is for somebody who may not read ChildFlags")]
    [InlineData("\"kind\": \"referral-facts\"", "\"kind\": \"health\"", "Health")]
    [InlineData("\"monthsBefore\": 0, ", "", "needs monthsBefore")]
    [InlineData("\"dueInWorkingDays\": 5, ", "", "needs dueInWorkingDays")]
    public void A_slip_in_the_file_stops_the_start_with_its_place(string was, string becomes, string says)
    {
        var folder = Directory.CreateTempSubdirectory("entente-tasks").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "tasks"));
        var text = DataFolder.Shipped.ReadText("tasks/templates.json");
        Assert.Contains(was, text, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder, "tasks/templates.json"), text.Replace(was, becomes, StringComparison.Ordinal));

        Assert.Contains(says, Assert.Throws<InvalidDataException>(() => TaskTemplates.From(new(folder))).Message, StringComparison.Ordinal);
        Directory.Delete(folder, true);
    }
}
