namespace Entente.Linkage.Cli;

/// <summary>entente-link: finds which records of a file are about the same person.</summary>
internal static class Program
{
    private const string Help = """
        entente-link VERB FILE.csv [options]

          profile   says what each column holds, how complete it is, and how it would be read
          link      learns, compares and clusters; writes a CSV with the columns id and cluster
          train     learns a model and writes it as JSON
          evaluate  measures clusters against a column that holds the known answer
          explain   says in words why two records are joined or not, or why a record is where it is

        options
          --id COLUMN             the column with the records' ids (else records are numbered from 1)
          --ignore COLUMN         a column that says nothing about who is meant; may be given again
          --role COLUMN=ROLE      how a column is to be read, where the guess is wrong; may be given again
          --out FILE              where the result goes (else standard output)
          --model FILE            a model that was learned before
          --truth COLUMN          the column with the known answer; it is not compared
          --clusters FILE         evaluate: the clusters to measure
          --judgements FILE       CSV with the columns left, right and same (yes or no): never overruled
          --pair ID ID            explain: these two records
          --record ID             explain: this record's place
          --threshold BITS        what a pair or the mean of two groups must reach (0: as likely as not)
          --block N               blocks above so many records are split (40)
          --blind N  --met N      so many pairs are learned from (200000, 80000)
          --threads N  --seed N   the result does not depend on threads
          --quiet                 no report on standard error
        """;

    private static int Main(string[] args)
    {
        try
        {
            if (args.Length == 0 || args[0] is "--help" or "-h" or "help")
            {
                Console.WriteLine(Help);
                return args.Length == 0 ? 2 : 0;
            }

            var arguments = Arguments.Read(args);
            return arguments.Verb switch
            {
                "profile" => Profile.Run(arguments),
                "link" => Link.Run(arguments),
                "train" => Train.Run(arguments),
                "evaluate" => Evaluate.Run(arguments),
                "explain" => Explain.Run(arguments),
                _ => throw new FormatException($"There is no verb '{arguments.Verb}'. entente-link --help lists them."),
            };
        }
        catch (Exception fault) when (fault is FormatException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(fault.Message);
            return 1;
        }
    }
}
