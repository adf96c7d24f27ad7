using System.Diagnostics;

namespace Entente.Bench;

/// <summary>What the process holds, and what it held at most.</summary>
internal static class Memory
{
    public static string Words()
    {
        using var self = Process.GetCurrentProcess();
        return $"memory {self.WorkingSet64 >> 20:N0} MB now, {self.PeakWorkingSet64 >> 20:N0} MB at most, of which managed {GC.GetTotalMemory(false) >> 20:N0} MB in use and {GC.GetGCMemoryInfo().TotalCommittedBytes >> 20:N0} MB taken";
    }
}
