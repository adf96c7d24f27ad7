namespace Entente.Web.Staff;

/// <summary>How long somebody may stay signed in: without doing anything, and at all. Settings Session:IdleMinutes and Session:LongestHours.</summary>
/// <param name="OneTimeCodes">Whether everybody must use one-time codes (setting Session:OneTimeCodes, true unless said otherwise).</param>
public sealed record SessionLimits(TimeSpan Idle, TimeSpan Longest, bool OneTimeCodes)
{
    public static SessionLimits From(IConfiguration settings)
    {
        var idle = settings.GetValue("Session:IdleMinutes", 30);
        var longest = settings.GetValue("Session:LongestHours", 12);
        if (idle is < 1 or > 240) throw new InvalidOperationException($"Session:IdleMinutes is {idle}: it must be from 1 to 240.");
        if (longest is < 1 or > 24) throw new InvalidOperationException($"Session:LongestHours is {longest}: it must be from 1 to 24.");
        return new(TimeSpan.FromMinutes(idle), TimeSpan.FromHours(longest), settings.GetValue("Session:OneTimeCodes", true));
    }
}
