using System.Collections.Concurrent;
using System.Globalization;
using System.Security;
using System.Text;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using HybridTrust.Functions.Azure.Http;
using HybridTrust.Functions.Azure.Identities;
using Microsoft.AspNetCore.Http;

namespace HybridTrust.Functions.Tests.Azure.Support;

/// <summary>The part of blob storage's REST that the records use: conditions on ETags, and lists in pages of two.</summary>
internal sealed class FakeStorage : IAsyncDisposable
{
    private const string Account = "/account/";
    private const int PageSize = 2;
    private readonly ConcurrentDictionary<string, FakeBlob> _blobs = new(StringComparer.Ordinal);
    private int _tags;
    private int _lostAnswers;

    public FakeService Service { get; private set; } = null!;

    public BlobServiceClient Client { get; private set; } = null!;

    public static async Task<FakeStorage> StartAsync()
    {
        var storage = new FakeStorage();
        storage.Service = await FakeService.StartAsync(storage.AnswerAsync);
        var options = new BlobClientOptions
        {
            Transport = new HttpClientTransport(new PlainLoopback(new SocketsHttpHandler { UseProxy = false })),
            Retry = { Delay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(1) },
        };
        storage.Client = new BlobServiceClient(
            PlainLoopback.Told(storage.Service.Url, Account), new EstateCredential("storage-token", TimeProvider.System), options);
        return storage;
    }

    /// <summary>The next writes are done, and their answers lost.</summary>
    public void LoseAnswers(int count) => _lostAnswers = count;

    public ValueTask DisposeAsync() => Service.DisposeAsync();

    private Task AnswerAsync(HttpContext context, FakeRequest request)
    {
        var (path, query) = request.Target.Split('?') is [var before, var after] ? (before, after) : (request.Target, "");
        var name = Uri.UnescapeDataString(path)[Account.Length..];
        return (request.Method, query.Contains("comp=list", StringComparison.Ordinal)) switch
        {
            ("GET", true) => ListAsync(context, name),
            ("PUT", _) => PutAsync(context, name, request),
            ("GET" or "HEAD", _) => ReadAsync(context, name, withContent: request.Method is "GET"),
            ("DELETE", _) => DeleteAsync(context, name, request),
            _ => ErrorAsync(context, 400, "UnsupportedHttpVerb"),
        };
    }

    private Task PutAsync(HttpContext context, string name, FakeRequest request)
    {
        var there = _blobs.GetValueOrDefault(name);
        if (there is not null && name.StartsWith("evidence/", StringComparison.Ordinal))
        {
            return ErrorAsync(context, 409, "BlobImmutableDueToPolicy");
        }

        if (request.Header("If-None-Match") is "*" && there is not null)
        {
            return ErrorAsync(context, 409, "BlobAlreadyExists");
        }

        if (request.Header("If-Match") is { } wanted && wanted != there?.Tag)
        {
            return ErrorAsync(context, 412, "ConditionNotMet");
        }

        var metadata = request.Headers
            .Where(h => h.Key.StartsWith("x-ms-meta-", StringComparison.OrdinalIgnoreCase))
            .ToDictionary(h => h.Key.ToLowerInvariant(), h => h.Value, StringComparer.Ordinal);
        var blob = new FakeBlob(request.Body, string.Create(CultureInfo.InvariantCulture, $"\"0x{Interlocked.Increment(ref _tags):X}\""), metadata);
        _blobs[name] = blob;
        if (_lostAnswers-- > 0)
        {
            context.Abort();
            return Task.CompletedTask;
        }

        Describe(context, 201, blob);
        return Task.CompletedTask;
    }

    private async Task ReadAsync(HttpContext context, string name, bool withContent)
    {
        if (!_blobs.TryGetValue(name, out var blob))
        {
            await ErrorAsync(context, 404, "BlobNotFound");
            return;
        }

        Describe(context, 200, blob);
        context.Response.Headers["x-ms-blob-type"] = "BlockBlob";
        context.Response.ContentLength = Encoding.UTF8.GetByteCount(blob.Content);
        if (withContent)
        {
            await context.Response.WriteAsync(blob.Content);
        }
    }

    private Task DeleteAsync(HttpContext context, string name, FakeRequest request)
    {
        if (!_blobs.TryGetValue(name, out var blob))
        {
            return ErrorAsync(context, 404, "BlobNotFound");
        }

        if (request.Header("If-Match") != blob.Tag)
        {
            return ErrorAsync(context, 412, "ConditionNotMet");
        }

        _blobs.TryRemove(name, out _);
        context.Response.StatusCode = 202;
        return Task.CompletedTask;
    }

    private Task ListAsync(HttpContext context, string container)
    {
        var prefix = $"{container.TrimEnd('/')}/{context.Request.Query["prefix"]}";
        var marker = context.Request.Query["marker"].ToString();
        var names = _blobs.Keys.Where(n => n.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Where(n => string.CompareOrdinal(n, marker) > 0).ToList();
        var page = names.Take(PageSize).Select(n =>
            $"<Blob><Name>{SecurityElement.Escape(n[(container.TrimEnd('/').Length + 1)..])}</Name><Properties><Last-Modified>Sat, 21 Nov 2026 05:00:00 GMT</Last-Modified>" +
            $"<Etag>{SecurityElement.Escape(_blobs[n].Tag)}</Etag><BlobType>BlockBlob</BlobType></Properties></Blob>");
        var next = names.Count > PageSize ? names[PageSize - 1] : "";
        context.Response.ContentType = "application/xml";
        return context.Response.WriteAsync(
            $"<?xml version=\"1.0\" encoding=\"utf-8\"?><EnumerationResults ServiceEndpoint=\"x\" ContainerName=\"{container}\">" +
            $"<Blobs>{string.Concat(page)}</Blobs><NextMarker>{next}</NextMarker></EnumerationResults>");
    }

    private static void Describe(HttpContext context, int status, FakeBlob blob)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.ETag = blob.Tag;
        context.Response.Headers.LastModified = "Sat, 21 Nov 2026 05:00:00 GMT";
        foreach (var (name, value) in blob.Metadata)
        {
            context.Response.Headers[name] = value;
        }
    }

    private static Task ErrorAsync(HttpContext context, int status, string code)
    {
        context.Response.StatusCode = status;
        context.Response.Headers["x-ms-error-code"] = code;
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return Task.CompletedTask;
        }

        context.Response.ContentType = "application/xml";
        return context.Response.WriteAsync($"<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>{code}</Code><Message>{code}.</Message></Error>");
    }
}
