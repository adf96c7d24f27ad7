using System.Diagnostics;
using Entente.Linkage.Batch;
using Entente.Linkage.Tables;

var id = ""; var ignore = new List<string>(); var o = ""; var file = ""; var truth = ""; var block = 60; var thr = 0.0; var threads = 2;
for (var i = 1; i < args.Length; i++)
{
    if (args[i] == "--id") id = args[++i];
    else if (args[i] == "--ignore") ignore.Add(args[++i]);
    else if (args[i] == "--out") o = args[++i];
    else if (args[i] == "--truth") truth = args[++i];
    else if (args[i] == "--block") block = int.Parse(args[++i]);
    else if (args[i] == "--thr") thr = double.Parse(args[++i]);
    else if (args[i] == "--threads") threads = int.Parse(args[++i]);
    else file = args[i];
}
var w = Stopwatch.StartNew();
var p = new P(w);
var table = Table.Read(file, new() { Id = id, Ignore = ignore, Truth = truth, Threads = threads });
p.Report($"read {table.Rows}");
var result = new BatchLinker(new() { MostInBlock = block, Threshold = thr, Threads = threads }).Link(table, p);
using var x = new StreamWriter(o);
x.WriteLine("id,cluster");
for (var r = 0; r < table.Rows; r++) x.WriteLine($"{table.Id(r)},{table.Id(result.Cluster(r))}");

sealed class P(Stopwatch w) : IProgress<string> { public void Report(string s) => Console.Error.WriteLine($"{w.ElapsedMilliseconds,6} ms {Environment.WorkingSet >> 20} MiB {Process.GetCurrentProcess().TotalProcessorTime.TotalMilliseconds:0} cpu {s}"); }
