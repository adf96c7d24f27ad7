namespace Entente.Linkage.Cli;

/// <summary>What --help says.</summary>
internal static class HelpText
{
    /// <summary>What is said where nothing was asked.</summary>
    public const string Start = """
        entente-link finds which records of a file are about the same person.

          entente-link profile people.csv                                                 what is in it
          entente-link link people.csv --id COLUMN --out clusters.csv --report report.html   who is who
          entente-link explain people.csv --id COLUMN --pair ID ID                        why two are joined, or not

        entente-link --help tells the rest.
        """;

    public const string All = """
        entente-link VERB FILE [options]        FILE is CSV or Parquet

          profile   says what each column holds, how complete it is, and how it would be read
          link      learns, compares and clusters; writes the columns id and cluster
          train     learns a model and writes it as JSON
          cluster   clusters scored pairs (left, right, score in bits); writes id and cluster
          evaluate  says how far the result can be trusted: measured against the known answer with --truth,
                    from people's answers with --reviewed, else from the scores alone
          ask       writes the few pairs whose answers would teach most, for people to fill in; then train --labels
          suggest   says which rules for finding pairs would find most, at what cost; --out keeps them in a model
          explain   says in words, or with --json, why two records are joined or not, or why a record is where it is
          screen    LIST.csv QUERIES.csv: puts each name to a list; writes who on it each may be, and why
          serve     FOLDER instead of a file: answers JSON lines from standard input (put, remove, judge,
                    withdraw, query, explain) on an index kept there; --from FILE.csv begins one

        options
          --id COLUMN             the column with the records' ids (else records are numbered from 1)
          --ignore COLUMN         a column that says nothing about who is meant; may be given again
          --role COLUMN=ROLE      how a column is to be read, where the guess is wrong; may be given again
          --out FILE              where the result goes (else standard output); Parquet if it ends in .parquet
          --report FILE.html      link, evaluate: a page to read, with charts; pairs are scored once more for it, when the
                                  clusters are written
          --pairs FILE            link: the scored pairs too (left, right, score), for cluster; or .parquet
          --records FILE          cluster: the records themselves, whose ids --id names: those without a pair stand alone
          --least BITS            link --pairs: pairs below this score are left out (-5.77)
          --model FILE            a model that was learned before
          --labels FILE           while learning: answered pairs (left, right, same) to learn from, as ask writes them
          --start FILE            while learning: a model whose fields with "fixed": true stand; the others are learned
          --truth COLUMN          the column with the known answer; it is not compared; train learns from it
          --splink FILE.json      settings saved by splink 3 or 4: ids and columns are taken from it, and what is not is told
          --clusters FILE         evaluate: measure these clusters instead of linking
          --most N                ask: so many pairs at most (30); suggest: so many rules (8)
          --budget PAIRS          suggest: so many pairs may be compared in all (ten for each record)
          --sample N              evaluate: write N pairs for people to look at to --out
          --reviewed FILE         evaluate: that file with yes or no in the column same
          --judgements FILE       columns left, right and same (yes or no): never overruled
          --from FILE             serve: link this file and keep its index in the folder
          --mend                  serve: go on with what is whole of a damaged journal
          --share S  --most N     screen: the share of queries expected to be of the list (0.1); so many entries
                                  shown for each (5)
          --pair ID ID            explain: these two records
          --record ID             explain: this record's place
          --json                  explain: for programs, one object on a line, with the records' values
          --once COLUMN           the column with the source, where each source holds a person but once:
                                  no cluster then holds two records of one source, unless people say so
          --threshold BITS        what a pair or the mean of two groups must reach (0: as likely as not)
          --block N               blocks above so many records are split (40)
          --blind N  --met N      so many pairs are learned from (200000, 80000)
          --memory MIB            refuse a file that would take more memory than this, before it is read
          --threads N  --seed N   the result does not depend on threads
          --quiet                 no report on standard error

        What cannot be done is refused before any work: a file that would be written over one that is read, a place that
        cannot be written, a number out of its bounds, an option that the verb does not use. Results are written to
        NAME.part and put in their place when they are whole.

        Ctrl-C stops cleanly: what was learned is kept as a model beside --out, or beside the file, under a name that is
        free; after scoring, link keeps the clusters and serve --from the index; screen keeps the answers that it has in
        OUT.part. A second Ctrl-C ends at once.

        entente-link --version says which it is.
        """;
}
