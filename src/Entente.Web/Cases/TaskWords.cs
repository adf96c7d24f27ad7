using Entente.Cases.Tasks;
using Entente.Web.Design;

namespace Entente.Web.Cases;

/// <summary>A task told in words: never by colour alone.</summary>
internal static class TaskWords
{
    /// <summary>"Half of the time for this decision has run". A template that the data no longer have goes by its code.</summary>
    public static string Task(this Texts texts, string template) => texts.Has("task." + template) ? texts["task." + template] : template;

    /// <summary>What is to be done, and why.</summary>
    public static string WhatToDo(this Texts texts, string template) => texts.Has($"task.{template}.do") ? texts[$"task.{template}.do"] : "";

    /// <summary>"Due by the end of 9 March 2026", "Its clock stands still".</summary>
    public static string DueOf(this Texts texts, TaskLine line) =>
        line.IsPaused ? texts["tasks.due.paused"] : line.Due is { } due ? texts["tasks.due", texts.Day(due)] : texts["tasks.due.hidden"];

    public static (string Words, string Colour) Tag(this Texts texts, TaskLine line) =>
        !line.IsOpen ? (texts["tasks.state." + line.State], line.State == TaskState.Done ? "green" : "grey")
        : line.PutOffUntil is { } until ? (texts["tasks.put-off.until", texts.Day(until)], "grey")
        : line.IsPaused ? (texts["tasks.tag.paused"], "grey")
        : line.IsLate ? (texts["tasks.tag.late"], "red")
        : line.IsToday ? (texts["tasks.tag.today"], "yellow")
        : line.HasNobody ? (texts["tasks.tag.nobody"], "orange")
        : (texts["tasks.state.Open"], "blue");
}
