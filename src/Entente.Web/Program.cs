using Entente.Web.Shell;

return args is [var verb, .. var rest] && !verb.StartsWith('-')
    ? await Commands.RunAsync(verb, rest)
    : await Site.RunAsync(args);

/// <summary>The site's entry, named so that tests can start it.</summary>
public partial class Program;
