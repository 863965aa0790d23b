namespace Heed.Knowledge.Public;

/// <summary>Says whether what customers get may change now. Whoever keeps tests that must pass implements it.</summary>
public interface IPublishGate
{
    /// <summary>Returns when nothing stands against it.</summary>
    /// <exception cref="ConflictRefusal">A test set that must pass does not (<c>testsFail</c>, with the sets).</exception>
    Task CheckAsync(Scope scope, CancellationToken cancellationToken);
}
