namespace Heed.Platform.Modules;

/// <summary>The sample company of <c>heed demo</c>. One module brings it.</summary>
public interface IDemo
{
    /// <summary>Makes the sample company when the store has none; what the visitor needs to look around. The server listens already.</summary>
    Task<DemoWelcome> PrepareAsync(CancellationToken cancellationToken);

    /// <summary>Simulated customers write, over the server's own API, until cancelled.</summary>
    Task LiveAsync(Uri server, CancellationToken cancellationToken);
}

/// <summary>Whom to sign in as, and what to open.</summary>
public sealed record DemoWelcome(IReadOnlyList<DemoPerson> People, IReadOnlyList<DemoPage> Pages);

/// <summary>Somebody of the sample company.</summary>
public sealed record DemoPerson(string Role, string Name, string Email, string Password);

/// <summary>A page worth opening.</summary>
/// <param name="Path">Begins with a slash.</param>
public sealed record DemoPage(string Title, string Path);
