using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Entente.Linkage.Tables;

/// <summary>Asks for memory some time before it is read: the work is then bound by how much it does and not by how long it waits. Changes no result.</summary>
internal static unsafe class Ahead
{
    /// <summary>Asks for the line of memory in which an element lies. A place outside the array is passed over.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fetch<T>(T[] array, int at) where T : unmanaged
    {
        if (!Sse.IsSupported || (uint)at >= (uint)array.Length) return;
        // The collector may move the array meanwhile: then the wrong line was asked for, and nothing else has happened.
        Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array), at)));
    }
}
