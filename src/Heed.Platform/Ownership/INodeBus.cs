namespace Heed.Platform.Ownership;

/// <summary>Carries what is never stored (typing, viewing, presence) between nodes; at most once, at most 7,900 bytes.</summary>
public interface INodeBus
{
    /// <summary>Sends to every subscriber on every node, this one included.</summary>
    void Publish(string channel, byte[] json);

    /// <summary>Listens until disposed.</summary>
    IDisposable Subscribe(string channel, Action<byte[]> receive);
}
