namespace Entente.Web.Shell;

/// <summary>Shows a null byte in a form as the mark of broken text (U+FFFD), so that the page which gets it names the field and keeps what was entered. The framework would refuse the whole form, without a field.</summary>
public sealed class NullBytes(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (HttpMethods.IsPost(http.Request.Method) && http.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true) http.Request.Body = new ShownStream(http.Request.Body);
        return next(http);
    }

    /// <summary>Reads on from another stream, with each <c>%00</c> written as <c>%EF%BF%BD</c>, also where it lies across two reads.</summary>
    public sealed class ShownStream(Stream from) : Stream
    {
        private readonly byte[] _read = new byte[4096];
        private readonly Queue<byte> _out = new();
        private int _matched;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            while (_out.Count == 0)
            {
                var count = await from.ReadAsync(_read, cancellationToken);
                if (count == 0)
                {
                    Give(_matched);
                    _matched = 0;
                    break;
                }

                foreach (var one in _read.AsSpan(0, count)) Take(one);
            }

            var given = Math.Min(buffer.Length, _out.Count);
            for (var i = 0; i < given; i++) buffer.Span[i] = _out.Dequeue();
            return given;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("A request is read without blocking.");

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        private void Take(byte one)
        {
            if (one == "%00"u8[_matched])
            {
                if (++_matched < 3) return;
                foreach (var mark in "%EF%BF%BD"u8) _out.Enqueue(mark);
                _matched = 0;
                return;
            }

            Give(_matched);
            _matched = one == '%' ? 1 : 0;
            if (_matched == 0) _out.Enqueue(one);
        }

        /// <summary>What was held back as a possible beginning and was none.</summary>
        private void Give(int held)
        {
            foreach (var one in "%00"u8[..held]) _out.Enqueue(one);
        }
    }
}
