using Entente.Linkage.Bench;

if (args is ["names", var names]) return NamesBench.Run(names);
if (args is ["pairs", var pairs]) return PairsBench.Run(pairs);
if (args is ["scripts", var people]) return ScriptsBench.Run(people, "rec_id", "cluster", ["given_name", "surname"]);
if (args is ["bars", var folder, .. var known]) return BarsBench.Run(folder, known is [var data] ? data : "");
if (args is ["screen", var list, var queries, .. var expected]) return ScreenBench.Run(list, queries, expected is [var share] ? double.Parse(share, System.Globalization.CultureInfo.InvariantCulture) : 0.1);
if (args is not ["live", var file, .. var rest])
{
    Console.WriteLine("""
        dotnet run -c Release --project bench/Entente.Linkage.Bench -- bars FOLDER [KNOWN]

        Runs through all bars over the files in FOLDER (people_100k.csv, people_1m.csv, people_5m.csv, people_10m.csv, people_100k_native.csv, wl_list.csv, wl_queries.csv; what is
        not there is passed over) and in KNOWN (febrl/, names/): what must be reached, what is aimed at, what was seen.

        dotnet run -c Release --project bench/Entente.Linkage.Bench -- live FILE.csv [--id COLUMN] [--ignore COLUMN] [--new N]

        Keeps the last N records (default 50,000) of the file back, links the others, then puts those N in one by one: how long each takes, how many a second
        in memory and on disk, how long opening takes, and whether the clusters are those of a rebuild.

        dotnet run -c Release --project bench/Entente.Linkage.Bench -- names FILE.csv

        Compares labelled pairs of names (schema, name1, name2, is_match): F1 for persons and for all, time a pair, misses by cause.

        dotnet run -c Release --project bench/Entente.Linkage.Bench -- pairs FOLDER

        Compares labelled pairs of names across scripts, a file a script (left, right, same): precision and recall of each, and every pair judged wrong.

        dotnet run -c Release --project bench/Entente.Linkage.Bench -- scripts FILE.csv

        Links people with known truth (rec_id, cluster, given_name, surname and more): recall and precision of pairs within a script and across scripts.

        dotnet run -c Release --project bench/Entente.Linkage.Bench -- screen LIST.csv QUERIES.csv [SHARE]

        Asks a list (list_id, name, aliases, dob, nationality) questions with known answers (query_id, true_list_id, name, dob, nationality): F1 of the first answer, time.
        SHARE of the queries is expected to be on the list (default 0.1).
        """);
    return 2;
}

return LiveBench.Run(file, Named("--id"), Named("--ignore"), int.Parse(Named("--new") is { Length: > 0 } n ? n : "50000", System.Globalization.CultureInfo.InvariantCulture));

string Named(string name) => Array.IndexOf(rest, name) is >= 0 and var at && at + 1 < rest.Length ? rest[at + 1] : "";
