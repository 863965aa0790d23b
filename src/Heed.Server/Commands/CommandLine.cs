using System.Reflection;

namespace Heed.Server.Commands;

/// <summary>Finds the verb, reads its options, runs it. Exit codes: 0 done, 1 refused or failed, 2 not understood.</summary>
internal static class CommandLine
{
    public static IReadOnlyList<Verb> Verbs { get; } =
        [
            new ServeVerb(), new DemoVerb(), new UserVerb(), new SecretsVerb(), new DoctorVerb(), new MigrateVerb(), new BackupVerb(), new RestoreVerb(), new MaintenanceVerb(), new ReadyVerb(),
            new MetricsVerb(), new LoadVerb(), new MailVerb(), new LabVerb(), new SimulateVerb(), new ForecastVerb(), new ErlangVerb(),
        ];

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        if (args is ["--version"])
        {
            await output.WriteLineAsync(Version);
            return 0;
        }

        if (args is [] or ["--help" or "-h" or "help"])
        {
            await WriteVerbsAsync(output);
            return args.Length == 0 ? 2 : 0;
        }

        if (Verbs.FirstOrDefault(v => v.Name == args[0]) is not { } verb)
        {
            await errors.WriteLineAsync($"heed: there is no verb '{args[0]}'.");
            await WriteVerbsAsync(errors);
            return 2;
        }

        if (args.AsSpan(1).ContainsAny("--help", "-h"))
        {
            await output.WriteLineAsync(verb.Usage());
            return 0;
        }

        var arguments = Arguments.Read(verb, args.AsSpan(1), output, errors, out var problem);
        if (arguments is null)
        {
            await errors.WriteLineAsync($"heed {verb.Name}: {problem}");
            await errors.WriteLineAsync(verb.Usage());
            return 2;
        }

        return await Failures.ToldAsync(verb, arguments);
    }

    public static string Version { get; } =
        typeof(CommandLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    private static async Task WriteVerbsAsync(TextWriter writer)
    {
        await writer.WriteLineAsync("usage: heed VERB [options]");
        foreach (var verb in Verbs) await writer.WriteLineAsync($"  {verb.Name,-10} {verb.Summary}");
        await writer.WriteLineAsync("heed VERB --help tells a verb's options.");
    }
}
