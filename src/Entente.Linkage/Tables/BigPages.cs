using System.Runtime.InteropServices;

namespace Entente.Linkage.Tables;

/// <summary>Asks Linux for pages of two megabytes for arrays that are read here and there: finding the page then takes far less of the time. Elsewhere, and where the system has none, nothing changes.</summary>
internal static unsafe partial class BigPages
{
    private const int Page = 2 << 20;
    private const int Huge = 14; // MADV_HUGEPAGE

    private static bool gives = OperatingSystem.IsLinux();

    /// <summary>An array for which they were asked, if it is big enough.</summary>
    public static T[] Of<T>(int length) where T : unmanaged
    {
        var array = new T[length];
        var bytes = (long)length * sizeof(T);
        if (!gives || bytes < 2 * Page) return array;
        fixed (T* first = array)
        {
            var from = ((nuint)first + Page - 1) & ~(nuint)(Page - 1);
            var to = ((nuint)first + (nuint)bytes) & ~(nuint)(Page - 1);
            try
            {
                if (to > from) _ = Advise((void*)from, to - from, Huge);
            }
            catch (Exception fault) when (fault is DllNotFoundException or EntryPointNotFoundException)
            {
                gives = false;
            }
        }

        return array;
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(void* from, nuint length, int advice);
}
