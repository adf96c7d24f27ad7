using Entente.Linkage.Batch;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Cli;

/// <summary>train: learns a model from a file and keeps it.</summary>
internal static class Train
{
    public static int Run(Arguments arguments)
    {
        var table = Table.Read(arguments.File, arguments.ForTable);
        var model = new BatchLinker(arguments.ForBatch(table)).Learn(table, new Steps(arguments.Quiet)).Save();
        if (arguments.Out.Length == 0) Console.WriteLine(model);
        else File.WriteAllText(arguments.Out, model);
        return 0;
    }
}
