namespace Heed.Orders.Requests;

/// <summary>Tells the runner that something was approved just now, so that nobody waits for its next round.</summary>
internal sealed class RequestWake
{
    private Action? _wake;

    public void Wake() => Volatile.Read(ref _wake)?.Invoke();

    public void Listen(Action wake) => Volatile.Write(ref _wake, wake);
}
