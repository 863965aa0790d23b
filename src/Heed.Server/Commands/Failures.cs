using Heed.Kernel;
using Heed.Platform.Backup;
using Heed.Platform.Store.Schema;
using Microsoft.AspNetCore.Connections;

namespace Heed.Server.Commands;

/// <summary>Runs a verb and tells what may go wrong at a user's hand in one line each; anything else keeps its stack.</summary>
internal static class Failures
{
    public static async Task<int> ToldAsync(Verb verb, Arguments arguments)
    {
        using var stopping = new CancellationTokenSource();
        try
        {
            return await verb.RunAsync(arguments, stopping.Token);
        }
        catch (UsageException error)
        {
            await arguments.Errors.WriteLineAsync($"heed {verb.Name}: {error.Message}");
            await arguments.Errors.WriteLineAsync(verb.Usage());
            return 2;
        }
        catch (Exception error) when (Words(error, arguments) is not null)
        {
            await arguments.Errors.WriteLineAsync($"heed {verb.Name}: {Words(error, arguments)}");
            return 1;
        }
    }

    private static string? Words(Exception error, Arguments arguments) => error switch
    {
        InvalidRefusal invalid => string.Join(" ", invalid.Errors.Select(e => $"{e.Field}: {e.Message}")),
        Refusal => error.Message,
        FolderInUseException or StoreTooNewException or BackupRefusedException or FileNotFoundException or DirectoryNotFoundException => error.Message,
        AddressInUseException => TakenPort(arguments),
        IOException { InnerException: AddressInUseException } => TakenPort(arguments),
        UnauthorizedAccessException => error.Message,
        InvalidOperationException when error.Message.Contains("HEED__", StringComparison.Ordinal) || error.Message.Contains("master.key", StringComparison.Ordinal) => error.Message,
        _ => null,
    };

    private static string TakenPort(Arguments arguments) =>
        $"another program already listens on {arguments.Serving.Urls}. Stop it, or choose another address, such as --urls http://localhost:5090";
}
