/* Counts each call by which a process changes files below one folder, and makes the n-th one fail.
 *
 * Loaded with LD_PRELOAD, so it sees SQLite's calls as well as Python's. What to do is read from,
 * and what was seen is written to, memory that the harness shares (tests/faults/shim.py).
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { OPEN, WRITE, RENAME, UNLINK, MKDIR, RMDIR, SYNC, TRUNCATE, LOOK, READ, KINDS };
enum { COUNT, KILL, TEAR, FAIL, FAIL_EVER };
#define MOST_POINTS 65536
#define MOST_FILES 4096

struct order {
    int active;        /* 0: do nothing at all */
    int action;        /* COUNT, or what happens at `target` */
    int number;        /* errno of FAIL and FAIL_EVER */
    int reads;         /* whether opening for reading and reading are points too */
    long target;       /* counted from 1 */
    long seen;
    char folder[512];
    unsigned char kinds[MOST_POINTS]; /* of each point; KINDS is added for each step of its place */
};

static struct order *order;
enum { ELSEWHERE, BELOW, OF_SQLITE, OF_INDEX };
static unsigned char watched[MOST_FILES]; /* the place of what a descriptor has open */

void faults_share(struct order *shared) { order = shared; }

static int look_at(int at, const char *path) {
    if (!order || !order->active || !path) return 0;
    int below = path[0] == '/' ? !strncmp(path, order->folder, strlen(order->folder))
                               : at >= 0 && at < MOST_FILES && watched[at];
    if (!below) return ELSEWHERE;
    if (path[0] != '/' && watched[at] == OF_INDEX) return OF_INDEX;
    if (strstr(path, "/.newsgen/index")) return OF_INDEX;
    return strstr(path, ".sqlite") ? OF_SQLITE : BELOW;
}

static int look_at_file(int file) {
    return order && order->active && file >= 0 && file < MOST_FILES ? watched[file] : 0;
}

/* 0: go on; 1: fail with errno set; 2: do half of it and then call `end`. */
static int meet(int kind, int place) {
    if (!place || (kind >= LOOK && !order->reads)) return 0;
    long number = ++order->seen;
    if (number <= MOST_POINTS) order->kinds[number - 1] = kind + (place - BELOW) * KINDS;
    if (order->action == COUNT || !order->target || number < order->target) return 0;
    if (order->action == FAIL_EVER || (order->action == FAIL && number == order->target)) {
        errno = order->number;
        return 1;
    }
    if (number != order->target) return 0;
    if (order->action == TEAR && kind == WRITE) return 2;
    if (order->action == KILL || order->action == TEAR) kill(getpid(), SIGKILL);
    return 0;
}

static void end(void) { kill(getpid(), SIGKILL); }

#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

static int note(int file, int place) {
    if (file >= 0 && file < MOST_FILES) watched[file] = place;
    return file;
}

static int changes(int flags) { return flags & (O_CREAT | O_TRUNC) ? OPEN : LOOK; }

#define OPENER(name) \
    int name(const char *path, int flags, ...) { \
        REAL(int, #name, const char *, int, ...); \
        va_list rest; va_start(rest, flags); mode_t mode = va_arg(rest, mode_t); va_end(rest); \
        int place = look_at(AT_FDCWD, path); \
        if (meet(changes(flags), place) == 1) return -1; \
        return note(real(path, flags, mode), place); \
    }
#define OPENER_AT(name) \
    int name(int at, const char *path, int flags, ...) { \
        REAL(int, #name, int, const char *, int, ...); \
        va_list rest; va_start(rest, flags); mode_t mode = va_arg(rest, mode_t); va_end(rest); \
        int place = look_at(at, path); \
        if (meet(changes(flags), place) == 1) return -1; \
        return note(real(at, path, flags, mode), place); \
    }
OPENER(open)
OPENER(open64)
OPENER_AT(openat)
OPENER_AT(openat64)

int close(int file) {
    REAL(int, "close", int);
    note(file, 0);
    return real(file);
}

ssize_t write(int file, const void *data, size_t size) {
    REAL(ssize_t, "write", int, const void *, size_t);
    int fate = meet(WRITE, look_at_file(file));
    if (fate == 1) return -1;
    if (fate == 2) { real(file, data, size / 2); end(); }
    return real(file, data, size);
}

#define WRITER_AT(name, offset) \
    ssize_t name(int file, const void *data, size_t size, offset at) { \
        REAL(ssize_t, #name, int, const void *, size_t, offset); \
        int fate = meet(WRITE, look_at_file(file)); \
        if (fate == 1) return -1; \
        if (fate == 2) { real(file, data, size / 2, at); end(); } \
        return real(file, data, size, at); \
    }
WRITER_AT(pwrite, off_t)
WRITER_AT(pwrite64, off64_t)

ssize_t sendfile(int to, int from, off_t *at, size_t size) {
    REAL(ssize_t, "sendfile", int, int, off_t *, size_t);
    int fate = meet(WRITE, look_at_file(to));
    if (fate == 1) return -1;
    if (fate == 2) { real(to, from, at, size / 2); end(); }
    return real(to, from, at, size);
}

ssize_t sendfile64(int to, int from, off64_t *at, size_t size) {
    REAL(ssize_t, "sendfile64", int, int, off64_t *, size_t);
    int fate = meet(WRITE, look_at_file(to));
    if (fate == 1) return -1;
    if (fate == 2) { real(to, from, at, size / 2); end(); }
    return real(to, from, at, size);
}

ssize_t read(int file, void *data, size_t size) {
    REAL(ssize_t, "read", int, void *, size_t);
    return meet(READ, look_at_file(file)) == 1 ? -1 : real(file, data, size);
}

ssize_t pread64(int file, void *data, size_t size, off64_t at) {
    REAL(ssize_t, "pread64", int, void *, size_t, off64_t);
    return meet(READ, look_at_file(file)) == 1 ? -1 : real(file, data, size, at);
}

#define ON_PATH(name, kind) \
    int name(const char *path) { \
        REAL(int, #name, const char *); \
        return meet(kind, look_at(AT_FDCWD, path)) == 1 ? -1 : real(path); \
    }
ON_PATH(unlink, UNLINK)
ON_PATH(rmdir, RMDIR)

int unlinkat(int at, const char *path, int flags) {
    REAL(int, "unlinkat", int, const char *, int);
    int kind = flags & AT_REMOVEDIR ? RMDIR : UNLINK;
    return meet(kind, look_at(at, path)) == 1 ? -1 : real(at, path, flags);
}

int mkdir(const char *path, mode_t mode) {
    REAL(int, "mkdir", const char *, mode_t);
    return meet(MKDIR, look_at(AT_FDCWD, path)) == 1 ? -1 : real(path, mode);
}

int rename(const char *from, const char *to) {
    REAL(int, "rename", const char *, const char *);
    return meet(RENAME, look_at(AT_FDCWD, to)) == 1 ? -1 : real(from, to);
}

#define ON_FILE(name, kind) \
    int name(int file) { \
        REAL(int, #name, int); \
        return meet(kind, look_at_file(file)) == 1 ? -1 : real(file); \
    }
ON_FILE(fsync, SYNC)
ON_FILE(fdatasync, SYNC)

#define CUTTER(name, offset) \
    int name(int file, offset size) { \
        REAL(int, #name, int, offset); \
        return meet(TRUNCATE, look_at_file(file)) == 1 ? -1 : real(file, size); \
    }
CUTTER(ftruncate, off_t)
CUTTER(ftruncate64, off64_t)
