using Entente.Bench;

if (args is not [var verb, .. var rest] || Options.From(rest) is not { } options || verb is not ("import" or "proposals" or "pages" or "search" or "audit" or "export" or "upload" or "seal" or "assign"))
{
    Console.WriteLine("""
        dotnet run -c Release --project bench/Entente.Bench -- VERB [--persons N] [--database FILE or "Host=…"] [--seconds N] [--users N]

        import      a file by the way that files come in, with proposals following: records a second until all is proposed
                    [--records N] made-up rows (default 200,000), or [--file FILE] of one's own; into a fresh SQLite file, or --database as it lies
        export      all records of a source in each format, as somebody who may: seconds, memory. [--records N] (default 200,000)
        upload      60 MB sent to the site's page of imports, and 65 MB: what is answered, seconds, memory
        proposals   seconds from a commit to its proposals
        pages       home, lists, case pages, triage, matching and records for the most restricted role, over HTTP
        search      searches for the most restricted role, over HTTP
                    both print how many queries a page asks; [--trace FILE] writes them there, with their times
        seal        what sealing a field costs, and how many fields a round seals a second
        assign      seconds in which 300 in triage are given to one person, and taken back
        audit       acts remembered a second, and acts to a disk sync

        For all but import and export the database is made with --persons made-up people (default 100,000) where it is empty, and used as it lies where not.
        scripts/postgres starts a throw-away PostgreSQL and prints what to pass as --database.
        """);
    return 2;
}

Machine.Print();
await (verb switch
{
    "import" => ImportBench.RunAsync(options),
    "export" => ExportBench.RunAsync(options),
    "upload" => UploadBench.RunAsync(options.Filled()),
    "proposals" => ProposalsBench.RunAsync(options.Filled()),
    "pages" => PagesBench.RunAsync(options.Filled(), search: false),
    "seal" => SealBench.RunAsync(options.Filled()),
    "search" => PagesBench.RunAsync(options.Filled(), search: true),
    "assign" => AssignBench.RunAsync(options.Filled()),
    _ => AuditBench.RunAsync(options.Filled()),
});
return 0;
