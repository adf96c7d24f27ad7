using Entente.Bench;

if (args is not [var verb, .. var rest] || Options.From(rest) is not { } options || verb is not ("import" or "proposals" or "pages" or "search" or "audit"))
{
    Console.WriteLine("""
        dotnet run -c Release --project bench/Entente.Bench -- VERB [--persons N] [--database FILE or "Host=…"] [--seconds N] [--users N]

        import      records kept a second: committed, searchable, with proposals following
        proposals   seconds from a commit to its proposals
        pages       lists and case pages for the most restricted role, over HTTP
        search      search pages for the most restricted role, over HTTP
        audit       acts remembered a second, and acts to a disk sync

        The database is made with --persons made-up people (default 100,000) where it is empty, and used as it lies where not.
        """);
    return 2;
}

Machine.Print();
await (verb switch
{
    "import" => ImportBench.RunAsync(options),
    "proposals" => ProposalsBench.RunAsync(options.Filled()),
    "pages" => PagesBench.RunAsync(options.Filled(), search: false),
    "search" => PagesBench.RunAsync(options.Filled(), search: true),
    _ => AuditBench.RunAsync(options.Filled()),
});
return 0;
