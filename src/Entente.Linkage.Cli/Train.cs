using Entente.Linkage.Batch;

namespace Entente.Linkage.Cli;

/// <summary>train: learns a model from a file and keeps it.</summary>
internal static class Train
{
    public static int Run(Arguments arguments, Terminal terminal)
    {
        var linking = new Linking(arguments, terminal);
        var table = linking.Read(arguments.File);
        var model = linking.Keeping(options => new BatchLinker(options).Learn(table, linking.Steps), table).Save();
        if (arguments.Out.Length == 0) terminal.Say.WriteLine(model);
        else PartFile.Write(arguments.Out, terminal, file => file.Text.Write(model));
        return 0;
    }
}
