using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace HybridTrust.Simulation.Http;

/// <summary>
/// The port of an estate, taken before there is a world behind it: whoever calls meanwhile waits in the queue instead of being turned
/// away, so those who will call can be started while the estate still makes its keys.
/// </summary>
internal sealed class EstateDoor : IDisposable
{
    private const int Queue = 512;

    private readonly Socket _socket;

    private EstateDoor(Socket socket)
    {
        _socket = socket;
        Url = new UriBuilder(Uri.UriSchemeHttp, ((IPEndPoint)socket.LocalEndPoint!).Address.ToString(), ((IPEndPoint)socket.LocalEndPoint).Port).Uri;
    }

    /// <summary>Where callers knock.</summary>
    public Uri Url { get; }

    /// <summary>What a web server needs to let them in. It stays this object's.</summary>
    public ulong Handle => (ulong)_socket.SafeHandle.DangerousGetHandle();

    /// <summary>Takes a port.</summary>
    /// <param name="address">The address.</param>
    /// <param name="port">The port; 0 takes a free one.</param>
    /// <exception cref="IOException">The port is not to be had: as a web server says it.</exception>
    public static EstateDoor Open(IPAddress address, int port)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, port));
            socket.Listen(Queue);
            return new EstateDoor(socket);
        }
        catch (SocketException taken)
        {
            socket.Dispose();
            throw new IOException($"The estate cannot listen on port {port} of {address}: {taken.Message}.",
                taken.SocketErrorCode is SocketError.AddressAlreadyInUse ? new AddressInUseException(taken.Message, taken) : taken);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _socket.Dispose();
}
