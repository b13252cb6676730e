// Preloaded into a process (LD_PRELOAD) to record what it tells the disk, or to let the disk fail.
//
//   FAULTS_PREFIX   only files whose path starts with this are watched
//   FAULTS_TRACE    every operation is appended to this file, in the order in which the system did them:
//                   op (1 byte: W write, S sync, T truncate, U unlink, R rename), path length (2), path,
//                   offset (8), length (4), data; numbers little-endian. A rename carries its new path as data.
//   FAULTS_FAIL     OP:N:ERRNO:HOW  the N-th operation OP (W, S, T, O open) fails; HOW is once, forever, or a number
//                   of failures
//   FAULTS_HOLD     operations fail while this file exists (with FAULTS_FAIL's ERRNO), N and HOW do not count
//
// One lock is held over each operation and its record, so the trace is what happened.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char paths[4096][256];
static const char *prefix, *hold;
static int trace = -1, fail_errno;
static char fail_op;
static long fail_at, fail_count, seen;

static int (*real_open)(const char *, int, ...), (*real_openat)(int, const char *, int, ...);
static int (*real_close)(int), (*real_fsync)(int), (*real_fdatasync)(int), (*real_ftruncate)(int, off_t);
static int (*real_unlink)(const char *), (*real_rename)(const char *, const char *), (*real_access)(const char *, int);
static ssize_t (*real_write)(int, const void *, size_t), (*real_pwrite)(int, const void *, size_t, off_t);

__attribute__((constructor)) static void start(void) {
    real_open = dlsym(RTLD_NEXT, "open64");
    real_openat = dlsym(RTLD_NEXT, "openat64");
    real_close = dlsym(RTLD_NEXT, "close");
    real_fsync = dlsym(RTLD_NEXT, "fsync");
    real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
    real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
    real_unlink = dlsym(RTLD_NEXT, "unlink");
    real_rename = dlsym(RTLD_NEXT, "rename");
    real_write = dlsym(RTLD_NEXT, "write");
    real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
    real_access = dlsym(RTLD_NEXT, "access");
    prefix = getenv("FAULTS_PREFIX");
    hold = getenv("FAULTS_HOLD");
    const char *path = getenv("FAULTS_TRACE"), *fail = getenv("FAULTS_FAIL");
    if (path) trace = real_open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fail) {
        char error[16] = "", how[16] = "";
        if (sscanf(fail, "%c:%ld:%15[^:]:%15s", &fail_op, &fail_at, error, how) != 4) abort();
        fail_errno = !strcmp(error, "ENOSPC") ? ENOSPC : !strcmp(error, "EROFS") ? EROFS : EIO;
        fail_count = !strcmp(how, "once") ? 1 : !strcmp(how, "forever") ? 1L << 40 : atol(how);
    }
}

static int watched(const char *path) { return prefix && path && !strncmp(path, prefix, strlen(prefix)); }

static const char *path_of(int file) { return file >= 0 && file < 4096 && paths[file][0] ? paths[file] : NULL; }

static void remember(int file, const char *path) {
    if (file < 0 || file >= 4096) return;
    if (watched(path)) snprintf(paths[file], sizeof paths[file], "%s", path);
    else paths[file][0] = 0;
}

// Called with the lock held.
static int fails(char op, const char *path) {
    if (!fail_op || (op != fail_op && !(fail_op == '*' && op != 'O')) || strstr(path, ".acks")) return 0;
    if (hold) {
        if (real_access(hold, F_OK)) return 0;
    } else {
        seen++;
        if (seen < fail_at || seen >= fail_at + fail_count) return 0;
    }
    errno = fail_errno;
    return 1;
}

static void record(char op, const char *path, uint64_t offset, const void *data, uint32_t length) {
    if (trace < 0) return;
    uint16_t path_length = strlen(path);
    size_t total = 1 + 2 + path_length + 8 + 4 + length;
    char *line = malloc(total), *next = line;
    *next++ = op;
    memcpy(next, &path_length, 2), next += 2;
    memcpy(next, path, path_length), next += path_length;
    memcpy(next, &offset, 8), next += 8;
    memcpy(next, &length, 4), next += 4;
    if (length) memcpy(next, data, length);
    for (size_t done = 0; done < total;) {
        ssize_t count = real_write(trace, line + done, total - done);
        if (count <= 0) abort();
        done += count;
    }
    free(line);
}

static int opened(int file, const char *path, int flags) {
    pthread_mutex_lock(&lock);
    remember(file, path);
    if (file >= 0 && watched(path) && (flags & O_TRUNC)) record('T', path, 0, NULL, 0);
    pthread_mutex_unlock(&lock);
    return file;
}

static int open_any(int folder, const char *path, int flags, mode_t mode) {
    if (watched(path) && (flags & (O_WRONLY | O_RDWR))) {
        pthread_mutex_lock(&lock);
        int refused = fails('O', path);
        int error = errno;
        pthread_mutex_unlock(&lock);
        if (refused) return errno = error, -1;
    }
    return opened(real_openat(folder, path, flags, mode), path, flags);
}

#define MODE(flags) \
    mode_t mode = 0; \
    if ((flags) & (O_CREAT | O_TMPFILE)) { va_list list; va_start(list, flags); mode = va_arg(list, mode_t); va_end(list); }

int open(const char *path, int flags, ...) { MODE(flags) return open_any(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags) return open_any(AT_FDCWD, path, flags, mode); }
int openat(int folder, const char *path, int flags, ...) { MODE(flags) return open_any(folder, path, flags, mode); }
int openat64(int folder, const char *path, int flags, ...) { MODE(flags) return open_any(folder, path, flags, mode); }

int close(int file) {
    pthread_mutex_lock(&lock);
    remember(file, NULL);
    pthread_mutex_unlock(&lock);
    return real_close(file);
}

#define GUARDED(type, op, file, call, log) \
    const char *path = path_of(file); \
    if (!path) return call; \
    pthread_mutex_lock(&lock); \
    type result = -1; \
    if (!fails(op, path)) { result = call; if (result >= 0) { log; } } \
    int error = errno; \
    pthread_mutex_unlock(&lock); \
    errno = error; \
    return result;

ssize_t write(int file, const void *data, size_t length) {
    GUARDED(ssize_t, 'W', file, real_write(file, data, length),
        record('W', path, lseek(file, 0, SEEK_CUR) - result, data, result))
}
ssize_t pwrite(int file, const void *data, size_t length, off_t offset) {
    GUARDED(ssize_t, 'W', file, real_pwrite(file, data, length, offset), record('W', path, offset, data, result))
}
ssize_t pwrite64(int file, const void *data, size_t length, off_t offset) {
    GUARDED(ssize_t, 'W', file, real_pwrite(file, data, length, offset), record('W', path, offset, data, result))
}
int fsync(int file) { GUARDED(int, 'S', file, real_fsync(file), record('S', path, 0, NULL, 0)) }
int fdatasync(int file) { GUARDED(int, 'S', file, real_fdatasync(file), record('S', path, 0, NULL, 0)) }
int ftruncate(int file, off_t size) { GUARDED(int, 'T', file, real_ftruncate(file, size), record('T', path, size, NULL, 0)) }
int ftruncate64(int file, off_t size) { GUARDED(int, 'T', file, real_ftruncate(file, size), record('T', path, size, NULL, 0)) }

int unlink(const char *path) {
    pthread_mutex_lock(&lock);
    int result = real_unlink(path);
    int error = errno;
    if (result == 0 && watched(path)) record('U', path, 0, NULL, 0);
    pthread_mutex_unlock(&lock);
    errno = error;
    return result;
}

int rename(const char *from, const char *to) {
    pthread_mutex_lock(&lock);
    int result = real_rename(from, to);
    int error = errno;
    if (result == 0 && watched(from)) record('R', from, 0, to, strlen(to));
    pthread_mutex_unlock(&lock);
    errno = error;
    return result;
}
